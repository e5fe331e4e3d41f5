package dev.socialconnector.openid;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** C12: every module of the plans is played by one test, which is named after it, or has its reason not to be. */
class EveryModuleTest {
    static List<Arguments> plans() {
        return List.of(
                Arguments.of(ClientTestPlan.BASIC, BasicPlanTest.class),
                Arguments.of(ClientTestPlan.CONFIG, ConfigPlanTest.class),
                Arguments.of(ClientTestPlan.REFRESH_TOKEN, RefreshTokenPlanTest.class),
                Arguments.of(ClientTestPlan.COMPREHENSIVE, ComprehensivePlanTest.class));
    }

    @Test
    void noModuleIsMissingAndNoneCountsTwice() {
        Stream<String> played = plans().stream().flatMap(plan -> played((Class<?>) plan.get()[1]));
        Stream<String> notPlayed = NotPlayed.ALL.stream().flatMap(line -> line.modules().stream());

        List<String> accountedFor = Stream.concat(played, notPlayed).toList();

        List<String> all = ClientTestPlan.ALL.stream()
                .flatMap(plan -> plan.modules().stream())
                .distinct()
                .toList();
        assertThat(accountedFor).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlansTestsAreModulesOfThePlan(ClientTestPlan plan, Class<?> tests) {
        List<String> played = played(tests).toList();

        assertThat(played).isNotEmpty().isSubsetOf(plan.modules());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noPlayIsSwitchedOff(ClientTestPlan plan, Class<?> tests) {
        Stream<Method> methods = tests(tests);

        assertThat(tests.isAnnotationPresent(Disabled.class)).as(plan.name()).isFalse();
        assertThat(methods).as(plan.name()).noneMatch(method -> method.isAnnotationPresent(Disabled.class));
    }

    private static Stream<String> played(Class<?> tests) {
        return tests(tests).map(method -> {
            DisplayName module = method.getAnnotation(DisplayName.class);
            return module == null ? method.getName() : module.value();
        });
    }

    private static Stream<Method> tests(Class<?> tests) {
        return Arrays.stream(tests.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class));
    }
}
