package dev.socialconnector.toolkit.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.UserInfoLookup;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a connector can do, by type. */
final class AbilitiesTest {
    private static final UserInfoLookup LOOKUP = (tokens, subject) -> {
        throw new AssertionError("nobody asks");
    };

    @Test
    void anAbilityIsFoundByItsType() {
        Abilities abilities = Abilities.none().with(UserInfoLookup.class, LOOKUP);

        assertThat(abilities.find(UserInfoLookup.class)).containsSame(LOOKUP);
        assertThat(abilities.find(ProfileLookup.class)).isEmpty();
    }

    @Test
    void whatOnlySomeSettingsAllowMayBeMissing() {
        Abilities abilities = Abilities.none()
                .with(UserInfoLookup.class, Optional.of(LOOKUP))
                .with(ProfileLookup.class, Optional.empty());

        assertThat(abilities.find(UserInfoLookup.class)).containsSame(LOOKUP);
        assertThat(abilities.find(ProfileLookup.class)).isEmpty();
        assertThat(abilities).hasToString("[UserInfoLookup]");
    }

    @Test
    void addingOneLeavesTheOthersAlone() {
        Abilities none = Abilities.none();

        none.with(UserInfoLookup.class, LOOKUP);

        assertThat(none.find(UserInfoLookup.class)).isEmpty();
    }
}
