package dev.socialconnector.spring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties below {@code social-connector}.
 *
 * @param registrations what people can sign in with, by an id of your choice: lower-case letters, digits and hyphens
 * @param baseUrl address of this application as browsers see it, with its context path; without it, each request tells
 * @param path below which a sign-in begins and comes back
 * @param webhookPath path below which providers may send notices and events, for example /webhooks/social; none is opened without
 * @param signInStorage where a sign-in is kept while the person is at the provider
 * @param sealingKeys keys of 32 random bytes in base64 for sealed cookies; the first one seals, all open
 * @param signInTimeout time for the provider to answer, for a whole sign-in
 * @param sessionLifetime time that a person has to sign in at the provider
 * @param keepTokens whether the authentication keeps the provider's tokens, also in the HTTP session
 */
@ConfigurationProperties(value = SocialConnectorProperties.PREFIX, ignoreUnknownFields = false)
public record SocialConnectorProperties(
        @DefaultValue Map<String, Registration> registrations,
        @Nullable String baseUrl,
        @DefaultValue("/login/social") String path,
        @Nullable String webhookPath,
        @DefaultValue("http-session") Storage signInStorage,
        @DefaultValue List<String> sealingKeys,
        @DefaultValue("10s") Duration signInTimeout,
        @DefaultValue("10m") Duration sessionLifetime,
        @DefaultValue("false") boolean keepTokens) {
    /** What all names begin with. */
    public static final String PREFIX = "social-connector";

    /** Where a sign-in is kept while the person is at the provider. */
    public enum Storage {
        /** In the HTTP session. */
        HTTP_SESSION,
        /** In an encrypted cookie of the browser, so that any machine with the keys finishes what another began. */
        SEALED_COOKIE,
        /** In Redis, encrypted; what must be accepted only once is remembered there, too. */
        REDIS
    }

    /**
     * One connector.
     *
     * @param connector id of the connector: kakao, oidc, or another one that is installed; by default the registration's own id
     * @param name what the button says instead of the connector's own name
     * @param settings settings of the connector, by the names of its form
     * @param endpoints other addresses of the provider, for tests and gateways
     */
    public record Registration(
            @Nullable String connector,
            @Nullable String name,
            @DefaultValue Map<String, String> settings,
            @DefaultValue Map<String, String> endpoints) {
        /** Copies, in the order of the property sources. */
        public Registration {
            settings = new LinkedHashMap<>(settings);
            endpoints = new LinkedHashMap<>(endpoints);
        }

        /** Prints no setting. */
        @Override
        public String toString() {
            return "Registration[connector=" + connector + "]";
        }
    }

    /** Prints neither a key nor a setting. */
    @Override
    public String toString() {
        return "SocialConnectorProperties[registrations=" + registrations.keySet() + "]";
    }
}
