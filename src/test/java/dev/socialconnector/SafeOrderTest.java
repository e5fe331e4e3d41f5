package dev.socialconnector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.oauth.AuthorizationCodeFlow;
import dev.socialconnector.toolkit.oauth.SignIn;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;

/** The safe order of a sign-in is kept by types: what a step yields is made in one place, and the next step takes nothing else. */
@AnalyzeClasses(packages = "dev.socialconnector", importOptions = ImportOption.DoNotIncludeTests.class)
class SafeOrderTest {
    private static final String TOKENS = "dev.socialconnector.toolkit.token";

    /** Checking a callback is the only way to a sign-in, which alone can exchange a code. */
    @ArchTest
    static final ArchRule signInsAreMadeByTheFlow = constructors()
            .that()
            .areDeclaredIn(SignIn.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .onlyBeCalled()
            .byClassesThat(equivalentTo(AuthorizationCodeFlow.class));

    @ArchTest
    static final ArchRule claimsCannotBeConstructed =
            constructors().that().areDeclaredIn(VerifiedClaims.class).should().bePrivate();

    /** All that others can make claims of is what a provider answered; what they read elsewhere is not. */
    @ArchTest
    static final ArchRule claimsAreMadeOfAnswersAlone = methods()
            .that()
            .areDeclaredIn(VerifiedClaims.class)
            .and()
            .areStatic()
            .and()
            .areNotPrivate()
            .and()
            .areNotPackagePrivate()
            .should()
            .haveRawParameterTypes(ProviderAnswer.class);

    @ArchTest
    static final ArchRule answersAreMadeByRequestsAlone =
            constructors().that().areDeclaredIn(ProviderAnswer.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule answersAreReadByTheClientAlone = methods()
            .that()
            .arePublic()
            .and()
            .haveRawReturnType(ProviderAnswer.class)
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.socialconnector.toolkit.http")
            .should()
            .beDeclaredIn(ProviderClient.class);

    @ArchTest
    static final ArchRule anIdTokensClaimsAreMadeByItsVerifier = methods()
            .that()
            .areDeclaredIn(VerifiedClaims.class)
            .and()
            .haveName("ofIdToken")
            .should()
            .onlyBeCalled()
            .byClassesThat(equivalentTo(IdTokenVerifier.class));

    @ArchTest
    static final ArchRule noOtherDoorLeadsOutOfTheRoom = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(TOKENS)
            .and()
            .haveRawReturnType(VerifiedClaims.class)
            .and()
            .arePublic()
            .should()
            .beDeclaredInClassesThat(equivalentTo(VerifiedClaims.class).or(equivalentTo(IdTokenVerifier.class)));

    /** Who makes a login compares the profile's subject with the claims', and with the expected one. No connector makes one itself. */
    @ArchTest
    static final ArchRule loginsAreMadeWhereSubjectsAreCompared = constructors()
            .that()
            .areDeclaredIn(SocialLogin.class)
            .should()
            .onlyBeCalled()
            .byClassesThat(equivalentTo(VerifiedClaims.class)
                    .or(equivalentTo(SignIn.class))
                    .or(equivalentTo(SocialLogin.class)));

    /** And none makes the claims that a login shows. */
    @ArchTest
    static final ArchRule theClaimsOfALoginAreThoseOfTheCheck = constructors()
            .that()
            .areDeclaredIn(IdTokenClaims.class)
            .should()
            .onlyBeCalled()
            .byClassesThat()
            .haveFullyQualifiedName(TOKENS + ".ClaimsCheck");
}
