package dev.socialconnector.testing.apple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;

/**
 * A developer team at Apple, with its private key. Knows a client secret that is good from one that is not (Apple, "Creating a client
 * secret").
 */
final class AppleTeam {
    static final String TEAM_ID = "TEAM123456";
    static final String KEY_ID = "KEY1234567";
    private static final long SIX_MONTHS = 15_777_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair pair = newPair();
    private final Clock clock;

    AppleTeam(Clock clock) {
        this.clock = clock;
    }

    /** Returns the private key as Apple lets it be downloaded: PKCS #8 in PEM. */
    String privateKey() {
        return pem(pair);
    }

    static String pem(KeyPair pair) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has P-256", e);
        }
    }

    /** Tells whether a client secret is this client's, made by this team, and good now. */
    boolean isSecretOf(String clientId, String secret) {
        String[] parts = secret.split("\\.", -1);
        try {
            return parts.length == 3
                    && isHeader(json(parts[0]))
                    && areClaims(json(parts[1]), clientId)
                    && isSigned(parts);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isHeader(JsonNode header) {
        return header.path("alg").asText().equals("ES256")
                && header.path("kid").asText().equals(KEY_ID);
    }

    private boolean areClaims(JsonNode claims, String clientId) {
        long now = clock.instant().getEpochSecond();
        long issuedAt = claims.path("iat").asLong();
        long end = claims.path("exp").asLong();
        return claims.path("iss").asText().equals(TEAM_ID)
                && claims.path("sub").asText().equals(clientId)
                && claims.path("aud").asText().equals(AppleEmulator.ISSUER)
                && issuedAt <= now + 60
                && end > now
                && end <= issuedAt + SIX_MONTHS;
    }

    /** The signature is the two numbers one after the other, not DER. */
    private boolean isSigned(String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(pair.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    /** Prints no key. */
    @Override
    public String toString() {
        return "AppleTeam";
    }
}
