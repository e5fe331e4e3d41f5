package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorConfig;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.KakaoPaths;
import dev.socialconnector.toolkit.Deadline;
import dev.socialconnector.toolkit.IdTokenExpectations;
import dev.socialconnector.toolkit.JsonObject;
import dev.socialconnector.toolkit.ProviderRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever holds a secret can be printed without harm. */
class SecretsAreNeverPrintedTest {
    private final EmulatedLogin login = new EmulatedLogin();
    private final AuthorizationOptions options =
            EmulatedLogin.options().loginHint("hint-of-a-person@example.kr").parameter("tag", "value-of-a-parameter");
    private final AuthorizationRequest request = login.connector.begin(options);
    private final AuthorizationSession session = request.session();
    private final AuthorizationCallback callback = AuthorizationCallback.fromQuery(login.approvedQuery(request));

    @AfterEach
    void close() {
        login.close();
    }

    /** A1: of a real sign-in, from the settings to the result. */
    @Test
    void nothingOfASignInPrintsASecret() {
        SocialLogin result = login.connector.complete(callback, session);
        TokenSet tokens = result.tokens();
        IdTokenClaims claims = result.idToken().orElseThrow();
        SocialProfile profile = result.profile();

        List<Object> printed = List.of(
                login.config,
                ConnectorConfig.of(Map.of("clientSecret", secret(login.config.clientSecret()))),
                login.context,
                login.connector,
                options,
                request,
                session,
                callback,
                result,
                tokens,
                claims,
                profile,
                profile.email().orElseThrow(),
                profile.phoneNumber().orElseThrow(),
                IdTokenExpectations.ofCodeFlow(session.nonce(), tokens.accessToken()),
                IdTokenExpectations.ofRefresh(claims.subject(), tokens.accessToken()),
                JsonObject.parse(("{\"access_token\":\"" + tokens.accessToken().orElseThrow() + "\"}")
                                .getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(),
                ProviderRequest.get(ConnectorException.Step.PROFILE, request.uri())
                        .bearer(tokens.accessToken().orElseThrow()),
                ProviderRequest.post(
                        ConnectorException.Step.REFRESH,
                        request.uri(),
                        Map.of("refresh_token", secret(tokens.refreshToken()))),
                Deadline.in(login.context.signInTimeout()));

        assertThat(printed).allSatisfy(each -> assertHolds(each.toString(), secrets(tokens), people(profile)));
    }

    /** A1: of sign-ins that fail, at each step; with causes and stack traces. */
    @Test
    void noExceptionPrintsASecret() {
        String code = secret(callback.code());
        String echo = String.join(" ", code, session.state(), secret(session.codeVerifier()));
        List<ConnectorException> failures = new ArrayList<>();

        failures.add(failure(callback, login.begin().session()));
        failures.add(failureWith(KakaoPaths.TOKEN, Fault.kauthError(400, "invalid_grant", echo, "KOE320")));
        failures.add(failureWith(KakaoPaths.TOKEN, Fault.kauthError(400, echo, echo, echo)));
        failures.add(failureWith(KakaoPaths.TOKEN, Fault.answer(200, "{\"access_token\":\"" + code + "\", not json")));
        failures.add(failureWith(KakaoPaths.TOKEN, Fault.answer(200, "{\"token_type\":\"" + code + "\"}")));
        failures.add(failureWith(KakaoPaths.TOKEN, Fault.dropConnection()));
        failures.add(failureWith(KakaoPaths.TOKEN, Fault.answer(302, Map.of("Location", "/" + code), echo)));
        login.kakao.tampering().idTokenClaims(claims -> {
            claims.put("nonce", echo);
            return claims;
        });
        failures.add(failure(callback, session));

        assertThat(failures)
                .hasSize(8)
                .allSatisfy(failure -> assertHolds(trace(failure), secretsOfTheRequest(), Stream.of()));
    }

    /** A1: of refreshes that fail; the answer repeats what was sent. */
    @Test
    void noExceptionOfARefreshPrintsAToken() {
        SocialLogin result = login.connector.complete(callback, session);
        TokenRefresh refresh = login.connector.capability(TokenRefresh.class).orElseThrow();
        String refreshToken = secret(result.tokens().refreshToken());
        login.kakao.inject(KakaoPaths.TOKEN, Fault.kauthError(400, "invalid_grant", refreshToken, "KOE322"));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class,
                () -> refresh.refresh(result.tokens(), result.profile().subject()));

        assertHolds(trace(failure), secrets(result.tokens()), people(result.profile()));
    }

    private ConnectorException failureWith(String path, Fault fault) {
        login.kakao.clearFaults();
        login.kakao.inject(path, 1, fault);
        return failure(callback, session);
    }

    private ConnectorException failure(AuthorizationCallback answer, AuthorizationSession kept) {
        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> login.connector.complete(answer, kept));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Stream<String> secretsOfTheRequest() {
        return Stream.of(
                session.state(),
                secret(session.nonce()),
                secret(session.codeVerifier()),
                secret(callback.code()),
                secret(login.config.clientSecret()),
                "hint-of-a-person",
                "value-of-a-parameter");
    }

    private Stream<String> secrets(TokenSet tokens) {
        Stream<String> idToken = Stream.of(secret(tokens.idToken()).split("\\."));
        Stream<String> others = Stream.of(tokens.accessToken().orElseThrow(), secret(tokens.refreshToken()));
        return Stream.of(secretsOfTheRequest(), idToken, others).flatMap(all -> all);
    }

    private static Stream<String> people(SocialProfile profile) {
        return Stream.of(
                profile.subject(),
                profile.email().orElseThrow().address(),
                profile.phoneNumber().orElseThrow().raw(),
                profile.nickname().orElseThrow(),
                profile.name().orElseThrow());
    }

    private static void assertHolds(String text, Stream<String> secrets, Stream<String> people) {
        assertThat(text).doesNotContain(Stream.concat(secrets, people).toArray(String[]::new));
    }

    private static String secret(Optional<String> secret) {
        assertThat(secret.orElseThrow()).hasSizeGreaterThan(8);
        return secret.orElseThrow();
    }

    private static String trace(ConnectorException failure) {
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log, true));
        return log + failure.toString() + failure.providerCode() + failure.missingScopes();
    }
}
