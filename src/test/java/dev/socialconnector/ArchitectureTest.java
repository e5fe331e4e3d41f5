package dev.socialconnector;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.Slice;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.LogoutFlow;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import dev.socialconnector.toolkit.secret.SecretComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Who may know whom: the rooms of the house, each with those that it may look into. They form a tree, and no room is crowded. */
@AnalyzeClasses(packages = "dev.socialconnector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String HOUSE = "dev.socialconnector";

    /** The most files that a reader can take in at a glance, the package page among them. */
    private static final int LARGEST_ROOM = 28;

    /** Each room by its name, with the rooms that it may know; the contract has no name. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            room("internal"),
            room("settings", "internal"),
            room("", "settings", "internal"),
            room("capability", "", "settings", "internal"),
            room("webhook", "", "internal"),
            room("toolkit.secret", "internal"),
            room("toolkit.wire"),
            room("toolkit.http", "", "toolkit.wire", "internal"),
            room("toolkit.kept", "", "toolkit.http", "internal"),
            room("toolkit.token", "", "toolkit.http", "toolkit.kept", "toolkit.secret", "internal"),
            room("toolkit.webhook", "", "webhook", "toolkit.http", "toolkit.token", "internal"),
            room(
                    "toolkit.openid",
                    "",
                    "capability",
                    "toolkit.http",
                    "toolkit.kept",
                    "toolkit.oauth",
                    "toolkit.token",
                    "internal"),
            room(
                    "toolkit.oauth",
                    "",
                    "capability",
                    "settings",
                    "toolkit.http",
                    "toolkit.kept",
                    "toolkit.secret",
                    "toolkit.token",
                    "internal"));

    /** Kakao's rooms, each with those of the others that it may know. */
    private static final Map<String, List<String>> KAKAO = Map.ofEntries(
            room("kakao.profile"),
            room("kakao.capability"),
            room("kakao.settings", "kakao.profile"),
            room("kakao.api", "kakao.profile", "kakao.capability", "kakao.settings"),
            room("kakao.webhook", "kakao.profile", "kakao.settings"));

    /** What providers are built from; they look into nothing that the module keeps to itself. */
    private static final List<String> EXPORTED = List.of(
            "",
            "settings",
            "capability",
            "webhook",
            "toolkit.secret",
            "toolkit.http",
            "toolkit.token",
            "toolkit.openid",
            "toolkit.webhook",
            "toolkit.oauth");

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.socialconnector..");
    private static final DescribedPredicate<JavaClass> PROVIDERS = OURS.and(resideOutsideOfPackages(
                    ROOMS.keySet().stream().map(ArchitectureTest::packageOf).toArray(String[]::new)))
            .as("a provider's classes");

    /** The flow of sign-ins, and that of logouts. */
    private static final DescribedPredicate<JavaClass> STATE_READERS = equivalentTo(AuthorizationCodeFlow.class)
            .or(equivalentTo(LogoutFlow.class))
            .as("a flow");

    @ArchTest
    static void eachRoomKnowsItsOwn(JavaClasses classes) {
        ROOMS.forEach((room, known) -> noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat(oursOutside(with(known, room)))
                .check(classes));
    }

    /** The connector knows all of Kakao's rooms, and none of them the connector. */
    @ArchTest
    static void eachOfKakaosRoomsKnowsItsOwn(JavaClasses classes) {
        KAKAO.forEach((room, known) -> noClasses()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("kakao..")).and(oursOutside(with(known, room))))
                .check(classes));
    }

    @ArchTest
    static final ArchRule roomsFormATree =
            slices().matching("dev.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule providersAreBuiltFromWhatStrangersHaveToo = noClasses()
            .that(PROVIDERS)
            .should()
            .dependOnClassesThat(OURS.and(not(PROVIDERS)).and(oursOutside(EXPORTED)));

    @ArchTest
    static final ArchRule providersDoNotKnowEachOther = slices().matching("dev.socialconnector.(*)..")
            .that(areProviders())
            .should()
            .notDependOnEachOther();

    /** Whoever opens a room should see at a glance what is in it. */
    @Test
    void noRoomIsCrowded() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<Path, Long> filesByRoom = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            assertThat(filesByRoom).hasSizeGreaterThan(15).allSatisfy((room, size) -> assertThat(size)
                    .isLessThanOrEqualTo(LARGEST_ROOM));
        }
    }

    /** A page of its own tells what a room is for. */
    @Test
    void eachRoomHasAPage() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/dev/socialconnector"))) {
            assertThat(folders.filter(ArchitectureTest::holdsClasses))
                    .hasSizeGreaterThan(15)
                    .allSatisfy(room ->
                            assertThat(room.resolve("package-info.java")).exists());
        }
    }

    @ArchTest
    static final ArchRule capabilitiesAreInterfacesWithTheMarker = classes()
            .that()
            .resideInAPackage(packageOf("capability"))
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .and()
            .areNotRecords() // what an ability takes or gives
            .should()
            .beInterfaces()
            .andShould()
            .beAssignableTo(Capability.class);

    /** Jackson and Nimbus stay inside: what a stranger compiles against is Java, this library and the lent client. */
    @ArchTest
    static final ArchRule theApiNamesNoForeignTypeButTheClient = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .arePublic()
            .and(visibleOutside())
            .should(nameNoForeignType());

    @ArchTest
    static final ArchRule noStateIsPublic =
            fields().that().areNotStatic().should().notBePublic().andShould().notBeProtected();

    @ArchTest
    static final ArchRule publicTypesExtendNoForeignType =
            classes().that().arePublic().should(notExtendForeignTypes());

    /** A2: constant time cannot be measured; that the right comparison is asked can be seen. */
    @ArchTest
    static final ArchRule theStateIsComparedAsASecret = classes()
            .that(STATE_READERS)
            .should()
            .callMethod(SecretComparison.class, "equal", String.class, String.class);

    /** A2: and who never reads a state cannot compare it in another way. The token endpoint sends it on, for Naver. */
    @ArchTest
    static final ArchRule onlyTheFlowReadsStates = methods()
            .that()
            .haveName("state")
            .and()
            .areDeclaredInClassesThat(equivalentTo(AuthorizationCallback.class)
                    .or(equivalentTo(AuthorizationSession.class))
                    .or(equivalentTo(LogoutSession.class)))
            .should()
            .onlyBeCalled()
            .byClassesThat(STATE_READERS
                    .or(equivalentTo(TokenEndpoint.class)) // Naver wants it there, too
                    .or(equivalentTo(AuthorizationCallback.class))); // for its own texts

    /** F1: the same for what proves that an unlink notice is genuine: Kakao's admin key, Naver's signature. */
    @ArchTest
    static final ArchRule proofsOfNoticesAreComparedAsSecrets = classes()
            .that()
            .haveSimpleNameEndingWith("UnlinkNotices")
            .and()
            .areNotInterfaces()
            .should()
            .callMethod(SecretComparison.class, "equal", String.class, String.class);

    /** A2. */
    @ArchTest
    static final ArchRule secretsAreComparedInConstantTime = classes()
            .that(equivalentTo(SecretComparison.class))
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    /** A2. */
    @ArchTest
    static final ArchRule secretsAreComparedInNoOtherWay = noClasses()
            .that(equivalentTo(SecretComparison.class))
            .should()
            .callMethod(String.class, "equals", Object.class);

    private static Map.Entry<String, List<String>> room(String name, String... known) {
        return Map.entry(name, List.of(known));
    }

    private static String packageOf(String room) {
        return room.isEmpty() ? HOUSE : HOUSE + "." + room;
    }

    private static List<String> with(List<String> rooms, String room) {
        return Stream.concat(rooms.stream(), Stream.of(room)).toList();
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException noFolder) {
            return false;
        }
    }

    private static DescribedPredicate<Slice> areProviders() {
        return DescribedPredicate.describe(
                "are a provider's", slice -> slice.stream().allMatch(PROVIDERS));
    }

    private static DescribedPredicate<JavaClass> oursOutside(List<String> rooms) {
        return OURS.and(resideOutsideOfPackages(
                        rooms.stream().map(ArchitectureTest::packageOf).toArray(String[]::new)))
                .as("other classes of ours than those in " + String.join(", ", rooms));
    }

    private static DescribedPredicate<JavaCodeUnit> visibleOutside() {
        return DescribedPredicate.describe(
                "are public or protected",
                unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED));
    }

    private static ArchCondition<JavaCodeUnit> nameNoForeignType() {
        return new ArchCondition<>("name no foreign type but the client") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream<JavaType> signature = Stream.concat(
                        Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream()),
                        unit.getExceptionTypes().stream());
                reportForeign(unit.getFullName(), unit, signature, events);
            }
        };
    }

    private static ArchCondition<JavaClass> notExtendForeignTypes() {
        return new ArchCondition<>("not extend foreign types") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
                reportForeign(type.getFullName(), type, parents, events);
            }
        };
    }

    private static void reportForeign(String name, Object owner, Stream<JavaType> types, ConditionEvents events) {
        types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive()
                        && !type.isEquivalentTo(OkHttpClient.class)
                        && !resideInAnyPackage("java..", "dev.socialconnector..")
                                .test(type))
                .forEach(type ->
                        events.add(SimpleConditionEvent.violated(owner, name + " names " + type.getFullName())));
    }
}
