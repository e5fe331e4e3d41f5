package dev.socialconnector.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A real connector whose provider signs whatever a fuzzer makes up as an ID token. The first line of an input is the header, the rest the
 * payload. A login comes of it only if the signature is real and all that every ID token must say is right; else a refusal that quotes
 * nothing.
 */
public final class FuzzedSignIn {
    /** What the session of each sign-in, and each app, has for a nonce: 32 bytes of zero. */
    public static final String NONCE = "A".repeat(43);

    private static final String ACCESS_TOKEN = "access-" + Untrusted.SECRET;

    private final SettableClock clock = new SettableClock();
    private final CannedServer provider = new CannedServer(404, new byte[0]);
    private final Set<String> nonces = new HashSet<>(Set.of(NONCE));
    private final FixedSigner signer;
    private final SocialConnector connector;
    private final AuthorizationRequest request;

    /**
     * Prepares.
     *
     * @param signer what the provider signs with
     * @param connector makes the connector, with the addresses of the real provider
     */
    public FuzzedSignIn(FixedSigner signer, Function<ConnectorContext, SocialConnector> connector) {
        this.signer = signer;
        this.connector = connector.apply(
                ConnectorContext.using(provider.client()).withClock(clock).withRandom(new NoRandom()));
        this.request = this.connector.begin(AuthorizationOptions.redirectingTo("https://id.example.kr/callback"));
    }

    /** Takes this for a right nonce too; an empty one is none at all. */
    public FuzzedSignIn takingNonce(String nonce) {
        nonces.add(nonce);
        return this;
    }

    /** Lets the provider answer this at a path. */
    public FuzzedSignIn answering(String path, String json) {
        provider.answerAt(path, json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Lets the provider publish its keys at a path. */
    public FuzzedSignIn publishingKeysAt(String path) {
        return answering(path, signer.keySet());
    }

    /** Signs in as a browser does, with a token endpoint at this path that answers the ID token. */
    public Optional<Accepted> byCode(byte[] input, String tokenPath) {
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(
                "code=code-1&state=" + request.session().state());
        return signIn(input, idToken -> {
            answering(tokenPath, answer(idToken));
            return connector.complete(callback, request.session());
        });
    }

    /** Signs in as an app does, which brings the ID token itself. */
    public Optional<Accepted> byApp(byte[] input) {
        NativeSignIn apps = connector.capability(NativeSignIn.class).orElseThrow();
        return signIn(input, idToken -> apps.signIn(NativeCredential.of(idToken, NONCE)));
    }

    private Optional<Accepted> signIn(byte[] input, Function<String, SocialLogin> door) {
        SignedInput token = SignedInput.of(input);

        Throwable refusal = catchThrowable(() -> door.apply(token.withoutSignature(signer)));

        assertThat(refusal).as("an ID token that nobody signed").isInstanceOf(ConnectorException.class);
        Untrusted.requireSilent(refusal);
        return refusal.toString().endsWith("its signature is wrong")
                ? Untrusted.accepted(() -> door.apply(token.signedBy(signer))).map(login -> accepted(token, login))
                : Optional.empty();
    }

    private Accepted accepted(SignedInput token, SocialLogin login) {
        JsonNode header = AnotherReader.read(token.header());
        JsonNode payload = AnotherReader.read(token.payload());
        IdTokenClaims claims = login.idToken().orElseThrow();
        Instant now = clock.instant();
        assertThat(header.get("alg").textValue()).isEqualTo(signer.algorithm());
        assertThat(header.has("crit") || header.has("b64") || header.has("zip")).isFalse();
        assertThat(payload.path("nonce").asText("")).isIn(nonces);
        assertThat(payload.get("iss").textValue()).isEqualTo(claims.issuer());
        assertThat(payload.get("sub").textValue()).isNotBlank();
        assertThat(claims.claims()).hasSize(payload.size());
        assertThat(claims.issuedAt()).isBefore(claims.expiresAt());
        assertThat(claims.expiresAt()).isAfter(now.minusSeconds(60));
        assertThat(login.profile().subject()).isNotBlank().isEqualTo(claims.subject());
        String names = claims.claims().keySet().toString(); // these may be printed
        assertThat((login.toString() + login.profile() + login.tokens() + claims).replace(names, ""))
                .doesNotContain(Untrusted.SECRET);
        return new Accepted(payload, login);
    }

    private static String answer(String idToken) {
        return "{\"access_token\":\"" + ACCESS_TOKEN
                + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"id_token\":\"" + idToken + "\"}";
    }

    /**
     * A sign-in that came of an input.
     *
     * @param payload the ID token's payload, as another reader finds it
     * @param login what the connector made of it
     */
    public record Accepted(JsonNode payload, SocialLogin login) {
        /** Requires that the ID token is for this client, and for no other unless it names this one as who asked ({@code azp}). */
        public void requireAudience(String clientId) {
            assertThat(login.idToken().orElseThrow().audience()).contains(clientId);
            assertThat(text("azp").equals(clientId)
                            || login.idToken().orElseThrow().audience().size() == 1)
                    .isTrue();
        }

        /** Returns whether the e-mail address counts as the person's own. */
        public boolean hasVerifiedEmail() {
            return login.profile().email().filter(email -> email.verified()).isPresent();
        }

        /** Returns a claim as text, or nothing where it is none. */
        public String text(String claim) {
            return payload.path(claim).isTextual() ? payload.path(claim).textValue() : "";
        }
    }
}
