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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.toolkit.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.LogoutFlow;
import dev.socialconnector.toolkit.SecretComparison;
import java.security.MessageDigest;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Who may know whom: capability builds on the contract, toolkit on both, providers on these three, and nobody on a provider. */
@AnalyzeClasses(packages = "dev.socialconnector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CONTRACT = "dev.socialconnector";
    private static final String CAPABILITY = "dev.socialconnector.capability..";
    private static final String TOOLKIT = "dev.socialconnector.toolkit..";

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.socialconnector..");
    /** Every package of ours that is none of the three is a provider's. */
    private static final DescribedPredicate<JavaClass> PROVIDERS =
            OURS.and(resideOutsideOfPackages(CONTRACT, CAPABILITY, TOOLKIT)).as("a provider's classes");

    /** The flow of sign-ins, and that of logouts. */
    private static final DescribedPredicate<JavaClass> STATE_READERS = equivalentTo(AuthorizationCodeFlow.class)
            .or(equivalentTo(LogoutFlow.class))
            .as("a flow");

    @ArchTest
    static final ArchRule theContractKnowsNothingElseOfOurs =
            noClasses().that().resideInAPackage(CONTRACT).should().dependOnClassesThat(oursOutside(CONTRACT));

    @ArchTest
    static final ArchRule capabilitiesKnowTheContractOnly = noClasses()
            .that()
            .resideInAPackage(CAPABILITY)
            .should()
            .dependOnClassesThat(oursOutside(CONTRACT, CAPABILITY));

    @ArchTest
    static final ArchRule theToolkitKnowsNoProvider = noClasses()
            .that()
            .resideInAPackage(TOOLKIT)
            .should()
            .dependOnClassesThat(oursOutside(CONTRACT, CAPABILITY, TOOLKIT));

    @ArchTest
    static final ArchRule nobodyKnowsAProvider =
            noClasses().that(not(PROVIDERS)).should().dependOnClassesThat(PROVIDERS);

    @ArchTest
    static final ArchRule providersDoNotKnowEachOther = slices().matching("dev.socialconnector.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(PROVIDERS, resideInAnyPackage(CAPABILITY, TOOLKIT))
            .ignoreDependency(resideInAPackage(TOOLKIT), resideInAPackage(CAPABILITY));

    @ArchTest
    static final ArchRule capabilitiesAreInterfacesWithTheMarker = classes()
            .that()
            .resideInAPackage(CAPABILITY)
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

    /** A2: and who never reads a state cannot compare it in another way. */
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
            .byClassesThat(STATE_READERS);

    /** F1: the same for the admin key of unlink notices. */
    @ArchTest
    static final ArchRule theAdminKeyIsComparedAsASecret = classes()
            .that()
            .haveSimpleName("KakaoUnlinkNotices")
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

    private static DescribedPredicate<JavaClass> oursOutside(String... packages) {
        return OURS.and(resideOutsideOfPackages(packages))
                .as("other classes of ours than those in " + String.join(", ", packages));
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
