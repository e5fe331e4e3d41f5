package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E10: what is masked, has blanks around it or is no address never comes out verified, for every connector. */
class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mina@example.com",
                "mina.kim+tag@sub.example.co.kr",
                "MINA@EXAMPLE.COM",
                "o'brien@example.com",
                "\uBBF8\uB098@\uC608\uC2DC.\uD55C\uAD6D",
                "a@b"
            })
    void anAddressKeepsItsVerdict(String address) {
        assertThat(new EmailAddress(address, true).verified()).isTrue();
        assertThat(new EmailAddress(address, false).verified()).isFalse();
        assertThat(new EmailAddress(address, true).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ry****@example.com",
                "mina@ex****.com",
                " mina@example.com",
                "mina@example.com ",
                "mina@example.com\n",
                "\u00a0mina@example.com",
                "\u200bmina@example.com",
                "mina@example.com\u0000",
                "mina kim@example.com",
                "mina@@example.com",
                "mina@example.com@example.org",
                "mina@example.com,jun@example.com",
                "<mina@example.com>",
                "mina@",
                "@example.com",
                "mina@-",
                "mina",
                ""
            })
    void whatIsNoPlainAddressIsNeverVerified(String address) {
        assertThat(new EmailAddress(address, true).verified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" mina@example.com", "mina@example.com\t", "\n mina@example.com \r\n"})
    void blanksAroundAnAddressAreDropped(String address) {
        assertThat(new EmailAddress(address, true).address()).isEqualTo("mina@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ry****@example.com", "r*@example.com", "mina@e******.com"})
    void aMaskedAddressIsLeftOutOfTheProfile(String address) {
        SocialProfile profile = SocialProfile.of("7")
                .email(Optional.of(new EmailAddress(address, true)))
                .build();

        assertThat(profile.email()).isEmpty();
    }
}
