package dev.socialconnector.bench;

import com.auth0.jwk.JwkException;
import com.auth0.jwk.JwkProvider;
import com.auth0.jwk.JwkProviderBuilder;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.RSAKeyProvider;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The verifiers that a Java server would otherwise use, each made once and set up as its documentation says. */
final class PeerVerifications {
    private PeerVerifications() {}

    static Verification nimbusProcessor(String issuer, URI keySet) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                JWKSourceBuilder.<SecurityContext>create(url(keySet)).build()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                BenchClient.ID,
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("sub", "iat", "exp", "nonce")));
        return (idToken, nonce) -> {
            JWTClaimsSet claims = processor.process(idToken, null);
            requireNonce(nonce, claims.getStringClaim("nonce"));
            return claims.getSubject();
        };
    }

    static Verification springDecoder(String issuer, URI keySet) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keySet.toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>("aud", audience -> audience.contains(BenchClient.ID))));
        return (idToken, nonce) -> {
            Jwt jwt = decoder.decode(idToken);
            requireNonce(nonce, jwt.getClaimAsString("nonce"));
            return jwt.getSubject();
        };
    }

    static Verification javaJwt(String issuer, URI keySet) {
        JwkProvider provider = new JwkProviderBuilder(url(keySet))
                .cached(10, 24, TimeUnit.HOURS)
                .build();
        JWTVerifier verifier = JWT.require(Algorithm.RSA256(new PublicKeys(provider)))
                .withIssuer(issuer)
                .withAudience(BenchClient.ID)
                .withClaimPresence("nonce")
                .build();
        return (idToken, nonce) -> {
            DecodedJWT jwt = verifier.verify(idToken);
            requireNonce(nonce, jwt.getClaim("nonce").asString());
            return jwt.getSubject();
        };
    }

    private static void requireNonce(String expected, @Nullable String actual) {
        if (!expected.equals(actual)) {
            throw new SecurityException("nonce");
        }
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** How jwks-rsa hands its keys to java-jwt. */
    private record PublicKeys(JwkProvider provider) implements RSAKeyProvider {
        @Override
        public RSAPublicKey getPublicKeyById(String keyId) {
            try {
                return (RSAPublicKey) provider.get(keyId).getPublicKey();
            } catch (JwkException unknown) {
                throw new SecurityException("kid", unknown);
            }
        }

        @Override
        public @Nullable RSAPrivateKey getPrivateKey() {
            return null;
        }

        @Override
        public @Nullable String getPrivateKeyId() {
            return null;
        }
    }
}
