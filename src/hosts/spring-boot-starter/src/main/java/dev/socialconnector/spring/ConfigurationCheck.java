package dev.socialconnector.spring;

import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.Connectors;
import dev.socialconnector.SessionSealer;
import dev.socialconnector.spring.SocialConnectorProperties.Storage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kotlin.KotlinVersion;
import org.springframework.util.ClassUtils;

/** Reads the properties and collects what is wrong with them. For one use. */
final class ConfigurationCheck {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-]+)+");

    private static final String REDIS = "org.springframework.data.redis.core.StringRedisTemplate";

    /** Below this, OkHttp misses classes at the first call. Spring Boot 3.5 manages Kotlin down to 1.9. */
    private static final KotlinVersion NEEDED_KOTLIN = new KotlinVersion(2, 1);

    private final SocialConnectorProperties properties;
    private final Connectors installed;
    private final List<SocialConnectorFault> faults = new ArrayList<>();

    ConfigurationCheck(SocialConnectorProperties properties, Connectors installed) {
        this.properties = properties;
        this.installed = installed;
        requirePositive("sign-in-timeout", properties.signInTimeout());
        requirePositive("session-lifetime", properties.sessionLifetime());
        requirePath("path", properties.path(), "/login/social");
        if (properties.webhookPath() != null) {
            requirePath("webhook-path", properties.webhookPath(), "/webhooks/social");
        }
        if (properties.signInStorage() == Storage.REDIS && !ClassUtils.isPresent(REDIS, null)) {
            fault("sign-in-storage", "is redis, so spring-boot-starter-data-redis must be on the class path");
        }
        if (KotlinVersion.CURRENT.compareTo(NEEDED_KOTLIN) < 0) {
            faults.add(new SocialConnectorFault(
                    "kotlin-stdlib", "on the class path must be 2.1 or newer: set the Maven property kotlin.version"));
        }
    }

    /** Returns what was found so far. */
    List<SocialConnectorFault> faults() {
        return List.copyOf(faults);
    }

    List<RegistrationSettings> registrations() {
        List<RegistrationSettings> registrations = new ArrayList<>();
        properties.registrations().forEach((id, registration) -> {
            if (!ID.matcher(id).matches()) {
                faults.add(new SocialConnectorFault(
                        Names.registration(id), "must have an id of lower-case letters, digits and hyphens"));
            }
            String connector = Objects.requireNonNullElse(registration.connector(), id);
            Optional<ConnectorFactory> factory = installed.find(connector);
            if (factory.isEmpty()) {
                faults.add(new SocialConnectorFault(
                        Names.registration(id) + ".connector", "must be the id of an installed connector: " + ids()));
            } else {
                RegistrationSettings settings = RegistrationSettings.of(id, factory.get(), registration);
                faults.addAll(settings.faults());
                registrations.add(settings);
            }
        });
        return List.copyOf(registrations);
    }

    Optional<URI> baseUrl() {
        String text = Objects.requireNonNullElse(properties.baseUrl(), "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> address = address(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (address.isEmpty()) {
            fault("base-url", "must be an absolute https or http address without query and fragment");
        }
        return address;
    }

    List<byte[]> sealingKeys() {
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < properties.sealingKeys().size(); i++) {
            Optional<byte[]> key = key(properties.sealingKeys().get(i));
            if (key.isEmpty()) {
                fault("sealing-keys[" + i + "]", "must be 32 random bytes in base64: openssl rand -base64 32");
            }
            key.ifPresent(keys::add);
        }
        if (properties.sealingKeys().isEmpty() && properties.signInStorage() != Storage.HTTP_SESSION) {
            fault(
                    "sealing-keys",
                    "must have a key if sign-in-storage is sealed-cookie or redis: openssl rand -base64 32");
        }
        return List.copyOf(keys);
    }

    private String ids() {
        return installed.all().stream()
                .map(factory -> factory.metadata().id())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            fault(name, "must be positive");
        }
    }

    private void requirePath(String name, String path, String example) {
        if (!PATH.matcher(path).matches()) {
            fault(
                    name,
                    "must be like " + example + ": letters, digits and hyphens between slashes, and none at the end");
        }
    }

    private void fault(String name, String message) {
        faults.add(new SocialConnectorFault(Names.of(name), message));
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            boolean valid = (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return valid ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> key(String text) {
        try {
            String plain = text.strip().replace('-', '+').replace('_', '/');
            byte[] key = Base64.getDecoder().decode(plain);
            return key.length == SessionSealer.KEY_BYTES ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
