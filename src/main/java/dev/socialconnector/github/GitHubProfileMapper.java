package dev.socialconnector.github;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ServerAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns GitHub's answers about a person into a {@link SocialProfile}. The number identifies: a login name can change, and somebody
 * else can take it then.
 */
final class GitHubProfileMapper {
    /** Mail to such an address goes nowhere; with the login or without it is GitHub's own. */
    private static final String UNDELIVERABLE = "@users.noreply.";

    private GitHubProfileMapper() {}

    /**
     * Maps the answers.
     *
     * @param user the person, from {@code /user}
     * @param emails their addresses, from {@code /user/emails}; nothing if they cannot be read
     * @throws ConnectorException {@link Reason#UNEXPECTED_RESPONSE} unless the id is a positive integer of 64 bits
     */
    static SocialProfile profile(JsonObject user, List<JsonObject> emails) {
        long id = user.integer("id").orElse(0L);
        if (id <= 0) {
            throw new ConnectorException(
                    Reason.UNEXPECTED_RESPONSE, Step.PROFILE, "the profile's id is missing or not a positive integer");
        }
        return SocialProfile.of(Long.toString(id))
                .nickname(user.filled("login"))
                .name(user.filled("name"))
                .email(emails.stream()
                        .filter(entry -> isTrue(entry, "primary") && isTrue(entry, "verified"))
                        .findFirst()
                        .flatMap(GitHubProfileMapper::address))
                .picture(user.filled("avatar_url").flatMap(ServerAddress::https))
                .claims(user.members())
                .build();
    }

    private static Optional<EmailAddress> address(JsonObject entry) {
        return entry.filled("email")
                .filter(address -> !address.toLowerCase(Locale.ROOT).contains(UNDELIVERABLE))
                .map(address -> new EmailAddress(address, true));
    }

    private static boolean isTrue(JsonObject entry, String name) {
        return entry.flag(name).orElse(false);
    }
}
