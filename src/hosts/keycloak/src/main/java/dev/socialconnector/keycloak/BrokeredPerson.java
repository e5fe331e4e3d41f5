package dev.socialconnector.keycloak;

import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.keycloak.notice.BrokeredSessions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.mappers.AbstractJsonUserAttributeMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;

/** What Keycloak is told of a person who signed in. */
final class BrokeredPerson {
    /** Stands where Keycloak demands a last name and the provider tells none. */
    static final String NO_LAST_NAME = "-";

    /** The address that the provider vouches for, if any; kept until the first sign-in is through all of Keycloak's pages. */
    private static final String VERIFIED_EMAIL = "social-connector.verified-email";

    private BrokeredPerson() {}

    static BrokeredIdentityContext of(SocialLogin login, IdentityProviderModel config) {
        SocialProfile profile = login.profile();
        String unique = BrokeredSessions.key(config.getAlias(), profile.subject());
        BrokeredIdentityContext person = new BrokeredIdentityContext(profile.subject(), config);
        person.setBrokerUserId(unique);
        login.idToken()
                .flatMap(claims -> claims.text("sid"))
                .ifPresent(sid -> person.setBrokerSessionId(BrokeredSessions.key(config.getAlias(), sid)));
        person.setUsername(profile.email()
                .filter(EmailAddress::verified)
                .map(EmailAddress::address)
                .orElse(unique));
        profile.email().ifPresent(email -> {
            person.setEmail(email.address());
            if (email.verified()) {
                person.getContextData().put(VERIFIED_EMAIL, email.address());
            }
        });
        PersonName.of(profile).ifPresent(name -> {
            person.setFirstName(name.first());
            Optional<String> placeholder =
                    DoorFields.fillsLastName(config.getConfig()) ? Optional.of(NO_LAST_NAME) : Optional.empty();
            name.last().or(() -> placeholder).ifPresent(person::setLastName);
        });
        AbstractJsonUserAttributeMapper.storeUserProfileForMapper(person, ProfileJson.of(profile), config.getAlias());
        return person;
    }

    /** Tells whether the provider vouches for this address, and the administrator trusts it in that ("Trust Email"). */
    static boolean isVerified(@Nullable String email, BrokeredIdentityContext person) {
        return Boolean.TRUE.equals(person.getIdpConfig().isTrustEmail())
                && email != null
                && person.getContextData().get(VERIFIED_EMAIL) instanceof String verified
                && verified.equalsIgnoreCase(email);
    }
}
