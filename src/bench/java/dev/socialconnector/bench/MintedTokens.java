package dev.socialconnector.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * ID tokens that are signed before anything is measured. Token number n carries the {@link #nonce nonce} number n, so that the check
 * of the nonce is a real one.
 *
 * @param keyId the key that signed
 * @param key its public half
 * @param keySet the JWK set: that key, and another one before it
 * @param idTokens the tokens, as Kakao writes them
 */
record MintedTokens(String keyId, RSAPublicKey key, String keySet, List<String> idTokens) {
    private static final int LIFETIME_SECONDS = 21_600;

    static MintedTokens mint(String issuer, Instant now, int count) {
        try {
            RSAKey other = newKey("9f252dadd5f233f93d2fa528d12fea");
            RSAKey signing = newKey("3f96980381e451efad0d2ddd30e3d3");
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(signing.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            RSASSASigner signer = new RSASSASigner(signing);
            List<String> idTokens = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                SignedJWT idToken = new SignedJWT(header, claims(issuer, now, nonce(number)));
                idToken.sign(signer);
                idTokens.add(idToken.serialize());
            }
            String keySet = new JWKSet(List.of(other.toPublicJWK(), signing.toPublicJWK())).toString();
            return new MintedTokens(signing.getKeyID(), signing.toRSAPublicKey(), keySet, List.copyOf(idTokens));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("signing failed", impossible);
        }
    }

    static String nonce(int number) {
        return "nonce-" + number;
    }

    /** Returns a token whose claims are those of the first one, and whose signature is another's. */
    String forged() {
        String victim = idTokens.get(0);
        String donor = idTokens.get(1);
        return victim.substring(0, victim.lastIndexOf('.')) + donor.substring(donor.lastIndexOf('.'));
    }

    private static RSAKey newKey(String id) throws JOSEException {
        return new RSAKeyGenerator(2_048)
                .keyID(id)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
    }

    private static JWTClaimsSet claims(String issuer, Instant now, String nonce) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(BenchClient.ID)
                .subject(BenchUser.SUBJECT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
                .claim("auth_time", now.getEpochSecond())
                .claim("nonce", nonce)
                .claim("nickname", BenchUser.NICKNAME)
                .claim("picture", "https://k.kakaocdn.net/dn/dpk9l1/btqmGhA2lKL/Oz0wDuJn1YV2DIn92f6DVK/img_110x110.jpg")
                .claim("email", BenchUser.EMAIL)
                .build();
    }
}
