package dev.socialconnector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nobody in this library does: take the time or roll dice alone, print, log, start threads, keep static state, reflect. */
@AnalyzeClasses(packages = "dev.socialconnector", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final DescribedPredicate<JavaClass> THE_CONTEXT = equivalentTo(ConnectorContext.class);

    @ArchTest
    static final ArchRule timeComesFromTheContext =
            classes().that(not(THE_CONTEXT)).should(neverUse("the time", HouseRulesTest::readsTheTime));

    @ArchTest
    static final ArchRule theContextsDefaultIsAClock = classes()
            .that(THE_CONTEXT)
            .should(neverUse(
                    "the time",
                    access -> readsTheTime(access)
                            && !access.getTarget().getFullName().equals(Clock.class.getName() + ".systemUTC()")));

    @ArchTest
    static final ArchRule chanceComesFromTheContext =
            classes().that(not(THE_CONTEXT)).should(neverUse("dice of its own", HouseRulesTest::rollsDice));

    @ArchTest
    static final ArchRule nobodyPrints = classes()
            .should(neverUse(
                    "standard streams",
                    access -> (isOf(access, System.class) && access.getName().matches("out|err|in|console"))
                            || (isOf(access, Throwable.class)
                                    && access.getName().equals("printStackTrace"))));

    @ArchTest
    static final ArchRule nobodyAsksForALogger = classes()
            .should(neverUse(
                    "the platform's loggers",
                    access -> isOf(access, System.class) && access.getName().equals("getLogger")));

    @ArchTest
    static final ArchRule nobodyLogs = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.util.logging..",
                            "org.slf4j..",
                            "org.apache.logging..",
                            "org.apache.commons.logging..")
                    .or(equivalentTo(System.Logger.class)));

    @ArchTest
    static final ArchRule whatIsNotSupportedDoesNotExist =
            noClasses().should().dependOnClassesThat(assignableTo(UnsupportedOperationException.class));

    /** Work in the background has a thread that ends with it; SharedKeysTest sees it go. */
    @ArchTest
    static final ArchRule nobodyStartsThreads = classes()
            .that()
            .doNotHaveSimpleName("Background")
            .should(neverUse("threads of its own", HouseRulesTest::startsThreads));

    @ArchTest
    static final ArchRule nobodyIsAThread = noClasses()
            .should()
            .beAssignableTo(
                    assignableTo(Thread.class).or(assignableTo(Executor.class)).or(assignableTo(Timer.class)));

    /** A virtual thread that waits inside a monitor keeps its carrier. */
    @ArchTest
    static final ArchRule noMethodIsSynchronized = methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);

    /** D8. Of blocks, the class files that are looked at above say nothing. */
    @Test
    void noBlockIsSynchronized() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(source -> assertThat(source).content().doesNotContainPattern("\\bsynchronized\\b"));
        }
    }

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule staticFieldsHoldNothingThatChanges = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(assignableTo(ThreadLocal.class)
                    .or(resideInAnyPackage("java.util.concurrent.."))
                    .or(describe("a lock or reference", type -> type.getName().startsWith("java.lang.ref."))));

    /** What extends a value of the JOSE library inherits the mark, and writes nothing for it. */
    @ArchTest
    static final ArchRule nothingIsSerializableButExceptions = classes()
            .that()
            .areAssignableTo(Serializable.class)
            .and()
            .areNotEnums()
            .and(not(assignableTo(resideInAPackage("com.nimbusds.."))))
            .should()
            .beAssignableTo(Throwable.class);

    /**
     * What a native image contains is known when it is built. One class asks for others by name: it finds out which plug-in is broken,
     * and in a native image, where none can be, it finds nothing.
     */
    @ArchTest
    static final ArchRule nobodyReflects = classes()
            .that()
            .doNotHaveSimpleName("RegisteredNames")
            .should(neverUse("reflection", HouseRulesTest::reflects));

    @ArchTest
    static final ArchRule noMemberIsHandledByReflection = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.lang.reflect..", "java.beans..")
                    .or(equivalentTo(MethodHandles.Lookup.class)));

    private static boolean readsTheTime(JavaAccess<?> access) {
        String name = access.getName();
        boolean now = access.getTargetOwner().getPackageName().startsWith("java.time")
                && name.equals("now")
                && !parameters(access).startsWith(Clock.class.getName());
        return now
                || (isOf(access, Clock.class) && (name.startsWith("system") || name.startsWith("tick")))
                || (isOf(access, System.class) && name.equals("currentTimeMillis"))
                || (isOf(access, Date.class)
                        && name.equals("<init>")
                        && parameters(access).isEmpty())
                || (isOf(access, Calendar.class) && name.matches("getInstance|<init>"));
    }

    private static boolean rollsDice(JavaAccess<?> access) {
        String name = access.getName();
        return (isOf(access, Random.class) && name.matches("<init>|getInstance.*"))
                || isOf(access, ThreadLocalRandom.class)
                || (isOf(access, Math.class) && name.equals("random"))
                || (isOf(access, UUID.class) && name.equals("randomUUID"));
    }

    private static boolean startsThreads(JavaAccess<?> access) {
        String name = access.getName();
        return (name.equals("<init>") && (isOf(access, Thread.class) || isOf(access, Timer.class)))
                || (isOf(access, Thread.class) && name.matches("start.*|of(Virtual|Platform)"))
                || isOf(access, Executors.class)
                || isOf(access, Executor.class)
                || isOf(access, ThreadFactory.class)
                || name.matches(".+Async|parallel(Stream)?|addShutdownHook");
    }

    private static boolean reflects(JavaAccess<?> access) {
        String name = access.getName();
        return (isOf(access, Class.class)
                        && name.matches(
                                "forName|newInstance|getEnclosing.*"
                                        + "|get(Declared)?(Methods?|Constructors?|Fields?|Classes|Annotations?)|getRecordComponents"))
                || (isOf(access, ClassLoader.class) && name.matches("(load|define|find).*Class"));
    }

    private static boolean isOf(JavaAccess<?> access, Class<?> type) {
        return access.getTargetOwner().isAssignableTo(type);
    }

    private static String parameters(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return target.substring(target.indexOf('(') + 1, target.lastIndexOf(')'));
    }

    /** Looks at calls, field accesses and method references alike. */
    private static ArchCondition<JavaClass> neverUse(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("never use " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }
}
