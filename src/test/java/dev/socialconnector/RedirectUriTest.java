package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirect URIs a sign-in can be asked for; RFC 6749 section 3.1.2. */
class RedirectUriTest {
    /** A3: absolute http or https. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callback",
                "callback",
                "",
                " ",
                "//id.example.kr/callback",
                "https:callback",
                "https:/callback",
                "https:///callback",
                "https://",
                "ftp://id.example.kr/callback",
                "javascript:alert(1)//id.example.kr",
                "kakao1f2a3b://oauth",
                "urn:ietf:wg:oauth:2.0:oob"
            })
    void onlyAbsoluteWebAddressesAreTaken(String redirectUri) {
        assertRefused(redirectUri);
    }

    /** A3: no fragment, not even an empty one. */
    @ParameterizedTest
    @ValueSource(strings = {"https://id.example.kr/callback#part", "https://id.example.kr/callback#"})
    void aFragmentIsRefused(String redirectUri) {
        assertRefused(redirectUri);
    }

    /** A3: raw line breaks, other control characters, and what no address holds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.kr/callback\r\nSet-Cookie: a=b",
                "https://id.example.kr/callback\n",
                "\rhttps://id.example.kr/callback",
                "https://id.example.kr/callback\u0000",
                "https://id.example.kr/callback\u0085",
                "https://id.example.kr/callback\u2028",
                "https://id.example.kr/call back",
                "https://id.example.kr/callback%",
                "https://id.example.kr/callback%0",
                "https://id.example.kr/\\callback",
                "https://id.example.kr/<callback>"
            })
    void charactersThatNoAddressHoldsAreRefused(String redirectUri) {
        assertRefused(redirectUri);
    }

    /** A3: as long as no server takes. */
    @Test
    void anEndlessAddressIsRefused() {
        assertRefused("https://id.example.kr/" + "a".repeat(1_000_000));
    }

    /** A3: taken as it is, whatever a tidier reader would make of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.kr",
                "http://localhost:8080/callback?a=1&b=%23",
                "HTTPS://ID.example.kr:443/a/../callback",
                "https://id.example.kr/콜백?crlf=%0d%0A"
            })
    void anyWebAddressIsKeptAsItIs(String redirectUri) {
        assertThat(AuthorizationOptions.redirectingTo(redirectUri).redirectUri())
                .isEqualTo(redirectUri);
        assertThat(AuthorizationOptions.redirectingTo(URI.create(redirectUri)).redirectUri())
                .isEqualTo(redirectUri);
    }

    private static void assertRefused(String redirectUri) {
        assertThatThrownBy(() -> AuthorizationOptions.redirectingTo(redirectUri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirectUri")
                .hasMessageNotContaining("Set-Cookie");
    }
}
