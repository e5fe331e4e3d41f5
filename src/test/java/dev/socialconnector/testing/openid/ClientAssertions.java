package dev.socialconnector.testing.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.socialconnector.testing.Parameters;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks signed client assertions (RFC 7523 section 3): whose, for whom, until when, and each once. */
final class ClientAssertions {
    private static final String METHODS = "token_endpoint_auth_methods_supported";
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final String clientId;
    private final Optional<String> secret;
    private final Optional<String> key;
    private final String audience;
    private final Clock clock;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    ClientAssertions(OpenIdProviderBuilder settings) {
        this.clientId = settings.clientId;
        this.secret = settings.clientSecret;
        this.key = settings.clientKey;
        this.audience = settings.assertionAudience;
        this.clock = settings.clock;
    }

    boolean isGood(Parameters form, OpenIdDocument document) {
        try {
            SignedJWT jwt = SignedJWT.parse(form.value("client_assertion").orElse(""));
            boolean bySecret = jwt.getHeader().getAlgorithm().getName().startsWith("HS");
            boolean offered = document.offers(METHODS, bySecret ? "client_secret_jwt" : "private_key_jwt", List.of());
            return offered
                    && form.all("client_assertion_type").equals(List.of(TYPE))
                    && jwt.verify(bySecret ? new MACVerifier(secret.orElseThrow()) : verifier())
                    && fits(jwt.getJWTClaimsSet(), document);
        } catch (ParseException | JOSEException malformed) {
            return false;
        }
    }

    private boolean fits(JWTClaimsSet claims, OpenIdDocument document) {
        long now = clock.instant().getEpochSecond();
        long end = claims.getExpirationTime().toInstant().getEpochSecond();
        return clientId.equals(claims.getIssuer())
                && clientId.equals(claims.getSubject())
                && List.of(document.get(audience).orElseThrow()).equals(claims.getAudience())
                && end > now
                && end <= now + 300
                && used.add(claims.getJWTID());
    }

    private JWSVerifier verifier() throws ParseException, JOSEException {
        JWK jwk = JWK.parse(key.orElseThrow());
        return jwk instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier(jwk.toRSAKey());
    }
}
