package dev.socialconnector.kakao.settings;

import dev.socialconnector.kakao.profile.KakaoScope;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of one application at Kakao. Immutable: each {@code with} method returns a copy.
 *
 * @param clientId the REST API key
 * @param clientSecret the client secret of that key; Kakao demands it unless it was switched off (since 2025-12-03 it is on for
 *     every new key)
 * @param openIdConnect whether to use OpenID Connect
 * @param pkce whether to send a code challenge (RFC 7636)
 * @param scopes scopes to ask for at each sign-in that does not choose its own; none lets Kakao's console decide
 * @param application what the settings of the whole application are, and not of one key
 * @param endpoints where Kakao is
 */
public record KakaoConfig(
        String clientId,
        Optional<String> clientSecret,
        OpenIdConnectMode openIdConnect,
        boolean pkce,
        List<String> scopes,
        KakaoApplication application,
        KakaoEndpoints endpoints) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the client id is blank, or a scope is not a single scope name
     */
    public KakaoConfig {
        if (clientId.isBlank()) {
            throw new IllegalArgumentException("clientId must not be blank");
        }
        clientSecret = clientSecret.filter(secret -> !secret.isBlank());
        Objects.requireNonNull(openIdConnect, "openIdConnect");
        scopes = List.copyOf(scopes);
        if (!scopes.stream().allMatch(KakaoScope::isScope)) {
            throw new IllegalArgumentException("scopes must be single scope names");
        }
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(endpoints, "endpoints");
    }

    /** Starts from the REST API key alone: no secret, OpenID Connect automatic, PKCE on, no scopes, the real Kakao. */
    public static KakaoConfig of(String clientId) {
        return new KakaoConfig(
                clientId,
                Optional.empty(),
                OpenIdConnectMode.AUTOMATIC,
                true,
                List.of(),
                KakaoApplication.UNKNOWN,
                KakaoEndpoints.production());
    }

    /** Returns these settings with a client secret; a blank one is none. */
    public KakaoConfig withClientSecret(String clientSecret) {
        return new KakaoConfig(
                clientId, Optional.of(clientSecret), openIdConnect, pkce, scopes, application, endpoints);
    }

    /** Returns these settings with another use of OpenID Connect. */
    public KakaoConfig withOpenIdConnect(OpenIdConnectMode openIdConnect) {
        return new KakaoConfig(clientId, clientSecret, openIdConnect, pkce, scopes, application, endpoints);
    }

    /** Returns these settings with a code challenge or without. */
    public KakaoConfig withPkce(boolean pkce) {
        return new KakaoConfig(clientId, clientSecret, openIdConnect, pkce, scopes, application, endpoints);
    }

    /** Returns these settings with scopes to ask for at each sign-in. */
    public KakaoConfig withScopes(Collection<String> scopes) {
        return new KakaoConfig(
                clientId, clientSecret, openIdConnect, pkce, List.copyOf(scopes), application, endpoints);
    }

    /** Returns these settings with those of the whole application. */
    public KakaoConfig withApplication(KakaoApplication application) {
        return new KakaoConfig(clientId, clientSecret, openIdConnect, pkce, scopes, application, endpoints);
    }

    /** Returns these settings with other addresses, for tests and gateways. */
    public KakaoConfig withEndpoints(KakaoEndpoints endpoints) {
        return new KakaoConfig(clientId, clientSecret, openIdConnect, pkce, scopes, application, endpoints);
    }

    /** Prints whether there is a secret, not the secret. */
    @Override
    public String toString() {
        return "KakaoConfig[clientId=" + clientId + ", clientSecret " + (clientSecret.isPresent() ? "given" : "absent")
                + ", openIdConnect=" + openIdConnect + ", pkce=" + pkce + ", scopes=" + scopes + ", application="
                + application + ", endpoints=" + endpoints + "]";
    }
}
