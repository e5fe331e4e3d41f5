package dev.socialconnector.toolkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.FormDecoder;
import dev.socialconnector.testing.SettableClock;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client proves itself (RFC 6749 section 2.3, RFC 7523), with the example from there. */
final class ClientCredentialsTest {
    private static final OkHttpClient HTTP = new OkHttpClient();
    private static final Map<String, String> FORM = Map.of("grant_type", "authorization_code");
    private static final String LONG_SECRET = "a-secret-of-at-least-thirty-two-bytes";

    @StartStop
    final MockWebServer provider = new MockWebServer();

    private final SettableClock clock = new SettableClock();
    private final ConnectorContext context = ConnectorContext.using(HTTP).withClock(clock);

    @Test
    void theStandardsExampleIsWrittenAsThere() throws Exception {
        RecordedRequest request = sent(ClientCredentials.basic("s6BhdRkqt3", Optional.of("gX1fBat3bV")));

        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW");
        assertThat(form(request)).isEqualTo(FORM);
    }

    /** RFC 7617 sections 2 and 2.1: as they are, in UTF-8, and with no colon in the name. */
    @Test
    void outsideTheTokenEndpointNameAndPasswordGoAsTheyAre() throws Exception {
        ProviderRequest request = ProviderRequest.deleteJson(
                        Step.LOGOUT, provider.url("/token").uri(), "{}")
                .basic("test", "123\u00A3:");
        provider.enqueue(new MockResponse.Builder().build());

        ProviderClient.of(context, "tests", OAuthErrors::ofAnswer).send(request, Deadline.in(Duration.ofSeconds(20)));

        assertThat(provider.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic dGVzdDoxMjPCozo=");
        assertThatIllegalArgumentException().isThrownBy(() -> request.basic("a:b", "c"));
    }

    @Test
    void theFormHoldsBothOrTheIdAlone() throws Exception {
        RecordedRequest both = sent(ClientCredentials.post("id", Optional.of("secret")));
        RecordedRequest idAlone = sent(ClientCredentials.post("id", Optional.empty()));

        assertThat(form(both))
                .isEqualTo(Map.of("grant_type", "authorization_code", "client_id", "id", "client_secret", "secret"));
        assertThat(form(idAlone)).isEqualTo(Map.of("grant_type", "authorization_code", "client_id", "id"));
        assertThat(both.getHeaders().get("Authorization")).isNull();
        assertThat(idAlone.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void aClientWithoutSecretHasNoHeader() throws Exception {
        RecordedRequest request = sent(ClientCredentials.basic("id", Optional.empty()));

        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(form(request)).containsEntry("client_id", "id");
    }

    @Test
    void aSecretThatIsMadeWhenNeededIsMadeForEachRequest() throws Exception {
        int[] made = {0};
        ClientCredentials credentials = ClientCredentials.post("id", () -> "secret-" + made[0]++);

        assertThat(form(sent(credentials))).containsEntry("client_secret", "secret-0");
        assertThat(form(sent(credentials))).containsEntry("client_secret", "secret-1");
    }

    /** RFC 7523 section 3, OpenID Connect Core section 9: who, for whom, until when, and once. */
    @Test
    void anAssertionSaysWhoItIsForWhomAndUntilWhen() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();

        SignedJWT first = assertion(key.toJSONString());
        SignedJWT second = assertion(key.toJSONString());

        assertThat(first.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(first.getHeader().getKeyID()).isEqualTo("key-1");
        assertThat(verifies(first, key)).isTrue();
        Map<String, Object> claims = first.getPayload().toJSONObject();
        long now = clock.instant().getEpochSecond();
        assertThat(claims).containsOnlyKeys("iss", "sub", "aud", "jti", "iat", "exp");
        assertThat(claims).containsEntry("iss", "id").containsEntry("sub", "id");
        assertThat(claims).containsEntry("aud", "https://login.example.com/token");
        assertThat(claims).containsEntry("iat", now).containsEntry("exp", now + 300);
        assertThat(claims.get("jti"))
                .isNotEqualTo(second.getPayload().toJSONObject().get("jti"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "spaces", "escapes", "jwk"})
    void anRsaKeyIsReadInAllFormsThatFieldsGiveIt(String shape) throws Exception {
        RSAKey key = new RSAKeyGenerator(2_048).generate();
        String pem = pem(key.toRSAPrivateKey());
        String text =
                switch (shape) {
                    case "lines" -> pem;
                    case "spaces" -> pem.replace('\n', ' ');
                    case "escapes" -> pem.replace("\n", "\\n");
                    default -> key.toJSONString();
                };

        SignedJWT signed = assertion(text);

        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(verifies(signed, key)).isTrue();
    }

    @Test
    void aSecretSignsWithHs256() throws Exception {
        ClientAssertion assertion = new ClientAssertion(context, "id", "aud", SigningKey.ofSecret(LONG_SECRET));

        SignedJWT signed = SignedJWT.parse(assertion.get());

        assertThat(signed.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
        assertThat(signed.verify(new MACVerifier(LONG_SECRET))).isTrue();
    }

    @Test
    void keysThatAreNoneAreRefusedWithoutQuoting() throws Exception {
        String weak = pem(new RSAKeyGenerator(1_024, true).generate().toRSAPrivateKey());
        String half =
                pem(new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey()).substring(0, 90);
        Set<String> wrong = new HashSet<>(Set.of(
                "",
                "hunter2",
                "{}",
                "{\"kty\":\"oct\",\"k\":\"hunter2\"}",
                weak,
                half,
                new ECKeyGenerator(Curve.P_256).generate().toPublicJWK().toJSONString()));

        assertThat(wrong).allSatisfy(text -> assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(text, Optional.empty()))
                .withMessageNotContaining("hunter2")
                .withNoCause());
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofSecret("x".repeat(31)));
    }

    @Test
    void aClientHasAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCredentials.post(" ", Optional.empty()))
                .withMessageContaining("clientId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCredentials.basic(" ", Optional.of("s")))
                .withMessageContaining("clientId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCredentials.assertion(" ", () -> "s"))
                .withMessageContaining("clientId");
    }

    @Test
    void theSecretIsNotPrinted() {
        SigningKey key = SigningKey.ofSecret(LONG_SECRET);

        assertThat(ClientCredentials.basic("id", Optional.of("hunter2")).toString())
                .contains("id", "given", "header")
                .doesNotContain("hunter2");
        assertThat(ClientCredentials.post("id", Optional.of("hunter2")).toString())
                .contains("given")
                .doesNotContain("hunter2");
        assertThat(ClientCredentials.post("id", Optional.empty()).toString()).contains("absent", "form");
        assertThat(ClientCredentials.assertion("id", () -> "hunter2").toString())
                .contains("id")
                .doesNotContain("hunter2");
        assertThat(key.toString() + new ClientAssertion(context, "id", "aud", key))
                .doesNotContain(LONG_SECRET);
    }

    private RecordedRequest sent(ClientCredentials credentials) throws InterruptedException {
        provider.enqueue(new MockResponse.Builder().body("{}").build());
        ProviderClient client = ProviderClient.of(context, "test", OAuthErrors::ofAnswer);
        client.send(
                credentials.post(Step.CODE_EXCHANGE, provider.url("/token").uri(), FORM),
                Deadline.in(Duration.ofSeconds(10)));
        return provider.takeRequest();
    }

    private SignedJWT assertion(String key) throws Exception {
        SigningKey parsed = SigningKey.parse(key, Optional.empty());
        ClientAssertion assertion = new ClientAssertion(context, "id", "https://login.example.com/token", parsed);
        Map<String, String> form = form(sent(ClientCredentials.assertion("id", assertion)));
        assertThat(form).containsOnlyKeys("grant_type", "client_id", "client_assertion_type", "client_assertion");
        assertThat(form)
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        return SignedJWT.parse(form.get("client_assertion"));
    }

    private static boolean verifies(SignedJWT jwt, JWK key) throws Exception {
        return jwt.verify(new DefaultJWSVerifierFactory()
                .createJWSVerifier(
                        jwt.getHeader(),
                        key instanceof RSAKey rsa
                                ? rsa.toRSAPublicKey()
                                : key.toECKey().toECPublicKey()));
    }

    private static Map<String, String> form(RecordedRequest request) {
        return FormDecoder.decode(
                request.getBody() == null ? "" : request.getBody().utf8());
    }

    private static String pem(PrivateKey key) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }
}
