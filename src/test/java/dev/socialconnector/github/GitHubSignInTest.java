package dev.socialconnector.github;

import static dev.socialconnector.testing.github.GitHubEmulator.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.github.GitHubPaths;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signs in with GitHub, and what of their addresses counts. */
final class GitHubSignInTest {
    @RegisterExtension
    final GitHubBed bed = new GitHubBed();

    @Test
    void theNumberIdentifiesWhateverTheLoginIs() {
        SocialProfile before = bed.signIn().profile();
        bed.github.user(Map.of("login", "octo-renamed"));

        SocialProfile renamed = bed.signIn().profile();

        assertThat(before.subject()).isEqualTo("9007199254740993").isEqualTo(renamed.subject());
        assertThat(renamed.nickname()).contains("octo-renamed");
    }

    @Test
    void somebodyWhoTookTheLoginIsSomebodyElse() {
        SocialProfile before = bed.signIn().profile();
        bed.github.user(Map.of("id", 42));

        SocialProfile taker = bed.signIn().profile();

        assertThat(taker.subject()).isEqualTo("42").isNotEqualTo(before.subject());
        assertThat(taker.nickname()).isEqualTo(before.nickname());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":0}", "{\"id\":-1}", "{\"id\":\"12\"}", "{\"id\":1.5}", "{\"id\":null}", "{}"})
    void whatIsNoNumberIdentifiesNobody(String user) {
        bed.github.inject(GitHubPaths.USER, Fault.answer(200, user));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.getMessage()).contains("id");
    }

    /** An account as GitHub's documentation shows it, with what is there and what is null. */
    @Test
    void aWholeAccountIsRead() throws IOException {
        bed.github.inject(GitHubPaths.USER, Fault.answer(200, fixture("user-with-everything.json")));
        bed.github.inject(GitHubPaths.EMAILS, Fault.answer(200, fixture("emails-of-three-kinds.json")));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.subject()).isEqualTo("583231");
        assertThat(profile.nickname()).contains("katze");
        assertThat(profile.name()).contains("Katja Octo");
        assertThat(profile.displayName()).contains("Katja Octo");
        assertThat(profile.picture()).contains(URI.create("https://avatars.githubusercontent.com/u/583231?v=4"));
        assertThat(profile.email()).contains(new EmailAddress("katja@example.com", true));
        assertThat(profile.claims()).containsEntry("two_factor_authentication", true);
    }

    @Test
    void aPersonWithoutNameIsCalledByTheLogin() {
        Map<String, Object> nameless = new LinkedHashMap<>();
        nameless.put("name", null);
        bed.github.user(nameless);

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.name()).isEmpty();
        assertThat(profile.displayName()).contains("octo-the-cat");
    }

    @Test
    void thePrimaryVerifiedAddressIsVerified() {
        assertThat(bed.signIn().profile().email()).contains(new EmailAddress("octo@example.com", true));
    }

    @Test
    void aPrimaryAddressThatIsNotVerifiedIsNone() {
        bed.github.emails(email("octo@example.com", true, false), email("old@example.com", false, true));

        assertThat(bed.signIn().profile().email()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "null", "{}"})
    void aVerdictThatIsNotClearlyTrueIsFalse(String verdict) {
        bed.github.inject(
                GitHubPaths.EMAILS,
                Fault.answer(200, "[{\"email\":\"octo@example.com\",\"primary\":true,\"verified\":" + verdict + "}]"));

        assertThat(bed.signIn().profile().email()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1+octo@users.noreply.github.com",
                "octo@USERS.noreply.github.com",
                "1+octo@users.noreply.github.example.com"
            })
    void anAddressThatNobodyReadsIsNone(String address) {
        bed.github.emails(email(address, true, true));

        assertThat(bed.signIn().profile().email()).isEmpty();
    }

    /** It carries no verdict, and anybody may have typed it. */
    @Test
    void theAddressOfTheProfileIsNeverTaken() {
        bed.github.user(Map.of("email", "victim@example.com")).emails();

        assertThat(bed.signIn().profile().email()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void addressesThatMayNotBeReadAreNoFailure(int status) {
        bed.github.inject(GitHubPaths.EMAILS, Fault.answer(status, "{\"message\":\"Not Found\"}"));

        SocialProfile profile = bed.signIn().profile();

        assertThat(profile.subject()).isEqualTo(GitHubBed.SUBJECT);
        assertThat(profile.email()).isEmpty();
    }

    @Test
    void withoutTheScopeNobodyAsksForAddresses() {
        SocialLogin login = bed.signIn(GitHubBed.options().scopes("read:user"));

        assertThat(login.profile().email()).isEmpty();
        assertThat(bed.github.calls(GitHubPaths.EMAILS)).isEmpty();
    }

    @Test
    void theWiderScopeOpensTheAddressesToo() {
        SocialLogin login = bed.signIn(GitHubBed.options().scopes("user"));

        assertThat(login.profile().email()).isPresent();
    }

    /** Its permissions are not told with the token. */
    @Test
    void aGitHubAppTriesToReadAddresses() {
        bed.github.asGitHubApp();

        SocialLogin login = bed.signIn();

        assertThat(login.tokens().scopes()).isEmpty();
        assertThat(login.profile().email()).contains(new EmailAddress("octo@example.com", true));
        assertThat(login.tokens().refreshToken()).isPresent();
    }

    @Test
    void aPrimaryAddressBehindTheFirstPageIsFound() {
        List<Map<String, Object>> many = IntStream.range(0, 99)
                .mapToObj(i -> email("old" + i + "@example.com", false, true))
                .collect(Collectors.toList());
        many.add(email("new@example.com", true, true));
        bed.github.emails(many.toArray(size -> newArray(size)));

        assertThat(bed.signIn().profile().email()).contains(new EmailAddress("new@example.com", true));
    }

    /** GitHub refuses whoever does not say what program they are. */
    @Test
    void everyCallNamesThisProgram() {
        bed.signIn();

        assertThat(bed.github.calls()).hasSize(3).allSatisfy(call -> assertThat(call.header("User-Agent"))
                .contains("social-connector"));
    }

    @Test
    void callsOfTheApiNameItsVersion() {
        bed.signIn();

        assertThat(bed.github.calls())
                .filteredOn(call -> call.path().startsWith("/api/"))
                .hasSize(2)
                .allSatisfy(call -> {
                    assertThat(call.header("X-GitHub-Api-Version")).contains("2022-11-28");
                    assertThat(call.header("Accept")).contains("application/vnd.github+json");
                });
    }

    /** Separated by spaces on the way there, and by commas on the way back. */
    @Test
    void scopesGoWithSpacesAndComeWithCommas() {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options());
        SocialLogin login = bed.complete(bed.github.approve(request.uri()), request.session());

        assertThat(parameters(request)).containsEntry("scope", List.of("read:user user:email"));
        assertThat(login.tokens().scopes())
                .hasValueSatisfying(scopes -> assertThat(scopes).containsExactly("read:user", "user:email"));
    }

    @Test
    void theCodeIsBoundByAChallenge() {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options());

        bed.complete(bed.github.approve(request.uri()), request.session());

        assertThat(parameters(request)).containsEntry("code_challenge_method", List.of("S256"));
        assertThat(bed.github.calls(GitHubPaths.TOKEN).get(0).parameter("code_verifier"))
                .isEqualTo(request.session().codeVerifier());
    }

    @Test
    void aTokenAnswerThatIsAFormIsRead() {
        bed.github.inject(
                GitHubPaths.TOKEN,
                Fault.answer(
                        200,
                        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                        "access_token=gho_form&scope=read%3Auser&token_type=bearer"));
        bed.github.inject(GitHubPaths.USER, Fault.answer(200, "{\"id\":7}"));

        SocialLogin login = bed.signIn();

        assertThat(login.tokens().accessToken()).contains("gho_form");
        assertThat(login.profile().subject()).isEqualTo("7");
    }

    /** GitHub names itself since 2026. */
    @Test
    void aCallbackOfAnotherIssuerIsRefused() {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options());
        String query = bed.github.approve(request.uri()).replaceFirst("&iss=.*", "&iss=https%3A%2F%2Fgithub.com");

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(query, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(bed.github.calls()).isEmpty();
    }

    @Test
    void aCallbackThatNamesNoIssuerIsTaken() {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options());
        String query = bed.github.approve(request.uri()).replaceFirst("&iss=.*", "");

        assertThat(bed.complete(query, request.session()).profile().subject()).isEqualTo(GitHubBed.SUBJECT);
    }

    @Test
    void aLoginHintIsSentAsGitHubCallsIt() {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options().loginHint("octo"));
        AuthorizationRequest own =
                bed.connector.begin(GitHubBed.options().loginHint("octo").parameter("login", "cat"));

        assertThat(parameters(request)).containsEntry("login", List.of("octo"));
        assertThat(parameters(own)).containsEntry("login", List.of("cat"));
    }

    @Test
    void thePersonCanBeAskedToChooseAnAccountAndNothingElse() {
        AuthorizationRequest request = bed.connector.begin(GitHubBed.options().prompt("select_account"));

        assertThat(parameters(request)).containsEntry("prompt", List.of("select_account"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bed.connector.begin(GitHubBed.options().prompt("none")))
                .withMessageContaining("prompt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://avatars.example.com/1", "javascript:alert(1)", "", "https://"})
    void aPictureIsByHttpsOrNone(String address) {
        bed.github.user(Map.of("avatar_url", address));

        assertThat(bed.signIn().profile().picture()).isEmpty();
    }

    private static Map<String, List<String>> parameters(AuthorizationRequest request) {
        return Parameters.parse(request.uri().getRawQuery()).toMap();
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/github", name));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of generic types cannot be made in another way
    private static Map<String, Object>[] newArray(int size) {
        return new Map[size];
    }
}
