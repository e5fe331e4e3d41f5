package dev.socialconnector.testing.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ID tokens and keys of the emulator, as they should be and tampered with. */
class KakaoEmulatorIdTokenTest {

    private final KakaoEmulator kakao = KakaoEmulator.start();
    private final EmulatorClient client = new EmulatorClient(kakao);

    @AfterEach
    void close() {
        kakao.close();
        client.close();
    }

    @Test
    void itIsSignedByThePublishedKeyAndTellsWhatWasAgreed() throws Exception {
        SignedJWT token = SignedJWT.parse(
                client.tokens("jiu", Map.of("nonce", "n-1")).get("id_token").textValue());
        JWKSet keys = JWKSet.parse(client.get(kakao.uri(KakaoPaths.JWKS)).body());

        assertThat(keys.getKeys()).hasSize(2).allMatch(key -> key.getKeyID().matches("[0-9a-f]{30}"));
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(KakaoEmulator.ISSUER);
        assertThat(token.getJWTClaimsSet().getAudience())
                .containsExactly(kakao.app().clientId());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("3891047281");
        assertThat(token.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(token.getJWTClaimsSet().getStringClaim("email")).isEqualTo("jiu@example.kr");
        assertThat(token.getJWTClaimsSet().getStringClaim("picture")).startsWith("http://");
    }

    @Test
    void itIsDroppedWhenScopeIsSentWithoutOpenid() throws Exception {
        assertThat(client.tokens("jiu", Map.of("scope", "account_email")).has("id_token"))
                .isFalse();
        assertThat(client.tokens("jiu", Map.of("scope", "account_email,openid")).has("id_token"))
                .isTrue();
    }

    @Test
    void itIsNeverIssuedWithOpenIdConnectOff() throws Exception {
        kakao.app().openIdConnect(false);

        JsonNode tokens = client.tokens("jiu", Map.of());

        assertThat(tokens.has("id_token")).isFalse();
        assertThat(tokens.get("scope").textValue()).doesNotContain("openid");
    }

    @Test
    void aTakenOverAddressIsNotInIt() throws Exception {
        SignedJWT token = SignedJWT.parse(
                client.tokens("taken-over", Map.of()).get("id_token").textValue());

        assertThat(token.getJWTClaimsSet().getClaim("email")).isNull();
    }

    @Test
    void rotationRemovesOrKeepsTheOldKey() throws Exception {
        String first = kakao.keys().currentKeyId();

        kakao.keys().rotateKeepingOld();
        String second = kakao.keys().currentKeyId();
        assertThat(kakao.keys().jwks()).contains(first, second);
        kakao.keys().rotate();

        assertThat(kakao.keys().jwks()).contains(first).doesNotContain(second);
    }

    @Test
    void anyTextCanBePublishedInsteadOfTheKeys() {
        kakao.keys().publishInstead("{\"keys\":[]}");
        String replaced = client.get(kakao.uri(KakaoPaths.JWKS)).body();
        kakao.keys().publishOwn();

        assertThat(replaced).isEqualTo("{\"keys\":[]}");
        assertThat(client.get(kakao.uri(KakaoPaths.JWKS)).body()).contains("RS256");
    }

    @Test
    void everyPartCanBeTamperedWith() throws Exception {
        kakao.tampering()
                .idTokenHeader(header -> Map.of("alg", "none"))
                .idTokenClaims(claims -> Map.of("sub", 1))
                .idTokenSignedWithForeignKey()
                .tokenAnswer(answer -> {
                    answer.put("expires_in", "3600");
                    return answer;
                });
        JsonNode tampered = client.tokens("jiu", Map.of());
        kakao.tampering().clear();

        assertThat(tampered.get("expires_in").isTextual()).isTrue();
        assertThat(EmulatorClient.decodedPart(tampered.get("id_token").textValue(), 0))
                .isEqualTo("{\"alg\":\"none\"}");
        assertThat(EmulatorClient.decodedPart(tampered.get("id_token").textValue(), 1))
                .isEqualTo("{\"sub\":1}");
        assertThat(client.tokens("jiu", Map.of()).get("expires_in").isInt()).isTrue();
    }
}
