package dev.socialconnector.spring;

/** Names of properties. */
final class Names {
    private Names() {}

    static String of(String name) {
        return SocialConnectorProperties.PREFIX + "." + name;
    }

    static String registration(String id) {
        return of("registrations." + id);
    }

    static String setting(String id, String key) {
        return registration(id) + ".settings." + key;
    }

    static String endpoint(String id, String key) {
        return registration(id) + ".endpoints." + key;
    }
}
