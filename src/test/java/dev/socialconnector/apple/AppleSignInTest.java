package dev.socialconnector.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.apple.AppleEmulator;
import dev.socialconnector.testing.contract.Refusals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-in, from the callback to the tokens, and all that can end it. */
final class AppleSignInTest {
    @RegisterExtension
    final AppleBed bed = new AppleBed();

    @Test
    void thePersonSignsIn() {
        SocialLogin login = bed.signIn();

        assertThat(login.profile().subject()).isEqualTo(AppleEmulator.SUBJECT);
        assertThat(login.tokens().refreshToken()).isPresent();
        assertThat(login.idToken()).isPresent();
    }

    /** The discovery document has had both; each is exact. */
    @Test
    void bothSpellingsOfTheIssuerAreTaken() {
        bed.apple.idTokenClaims(Map.of("iss", "https://account.apple.com"));

        assertThat(bed.signIn().profile().subject()).isEqualTo(AppleEmulator.SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://appleid.apple.com/",
                "http://appleid.apple.com",
                "https://APPLEID.apple.com",
                "https://account.apple.com/",
                "https://apple.com",
                ""
            })
    void noOtherIssuerIsTaken(String issuer) {
        bed.apple.idTokenClaims(Map.of("iss", issuer));

        assertThat(refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void anAppsTokenIsNoneOfTheWebSite() {
        bed.apple.idTokenClaims(Map.of("aud", AppleEmulator.BUNDLE_ID));

        assertThat(refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "HS256", "none", "RS512"})
    void onlyRS256Signs(String algorithm) {
        bed.apple.tampering().idTokenHeader(header -> {
            header.put("alg", algorithm);
            return header;
        });

        assertThat(refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void theIdTokenMustCome() {
        bed.apple.tampering().tokenAnswer(answer -> {
            answer.remove("id_token");
            return answer;
        });

        assertThat(refusal().reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** Apps hash it; a browser that began here never does. */
    @Test
    void aHashedNonceIsNoneOfTheWebSite() {
        ConnectorException refusal = Refusals.refusalOf(() -> bed.signInWith(claims -> {
            claims.computeIfPresent("nonce", (name, nonce) -> sha256(nonce.toString()));
            return claims;
        }));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    /** Also where the token says that its platform could not carry one. */
    @Test
    void aMissingNonceIsRefused() {
        ConnectorException refusal = Refusals.refusalOf(() -> bed.signInWith(claims -> {
            claims.remove("nonce");
            claims.put("nonce_supported", false);
            return claims;
        }));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    @Test
    void claimsThatNothingRestsOnAreKept() {
        bed.apple.idTokenClaims(Map.of(
                "real_user_status", 2, "transfer_sub", "001234.abc", "c_hash", "abc", "nonce_supported", "true"));

        assertThat(bed.signIn().profile().claims())
                .containsEntry("real_user_status", 2L)
                .containsEntry("transfer_sub", "001234.abc");
    }

    @Test
    void theTypeOfTheTokenMayBeInLowerCase() {
        bed.apple.tampering().tokenAnswer(answer -> {
            answer.put("token_type", "bearer");
            return answer;
        });

        assertThat(bed.signIn().tokens().accessToken()).isPresent();
    }

    @Test
    void cancellingIsNoFailure() {
        AuthorizationRequest request = bed.connector.begin(AppleBed.options());

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(bed.apple.cancel(request.uri()), request));

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(refusal.providerCode()).contains("user_cancelled_authorize");
        assertThat(bed.apple.server().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request, UNEXPECTED_RESPONSE",
        "invalid_client, MISCONFIGURED",
        "invalid_scope, MISCONFIGURED",
        "unauthorized_client, MISCONFIGURED",
        "unsupported_response_type, MISCONFIGURED",
        "server_error, UNAVAILABLE"
    })
    void anErrorOfTheCallbackHasItsMeaning(String word, Reason reason) {
        AuthorizationRequest request = bed.connector.begin(AppleBed.options());

        ConnectorException refusal = Refusals.refusalOf(() ->
                bed.complete("error=" + word + "&state=" + request.session().state(), request));

        assertThat(refusal.reason()).isEqualTo(reason);
    }

    /** Each row of Apple's table. */
    @ParameterizedTest
    @CsvSource({
        "invalid_request, UNEXPECTED_RESPONSE",
        "invalid_client, MISCONFIGURED",
        "invalid_grant, CODE_EXPIRED",
        "unauthorized_client, MISCONFIGURED",
        "unsupported_grant_type, MISCONFIGURED",
        "invalid_scope, MISCONFIGURED"
    })
    void anErrorOfTheTokenEndpointHasItsMeaning(String word, Reason reason) {
        bed.apple.server().inject(AppleEmulator.TOKEN, Fault.answer(400, Answers.write(Map.of("error", word))));

        ConnectorException refusal = refusal();

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(refusal.providerCode()).contains(word);
    }

    @Test
    void aCodeIsGoodForFiveMinutes() {
        AuthorizationRequest request = bed.connector.begin(AppleBed.options());
        String form = bed.apple.approve(request.uri());
        bed.clock.advance(Duration.ofMinutes(5));

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(form, request));

        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
    }

    @Test
    void aCodeIsGoodForOnce() {
        AuthorizationRequest request = bed.connector.begin(AppleBed.options());
        String form = bed.apple.approve(request.uri());
        bed.complete(form, request);

        ConnectorException refusal = Refusals.refusalOf(() -> bed.complete(form, request));

        assertThat(refusal.reason()).isEqualTo(Reason.CODE_EXPIRED);
    }

    private ConnectorException refusal() {
        return Refusals.refusalOf(bed::signIn);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
