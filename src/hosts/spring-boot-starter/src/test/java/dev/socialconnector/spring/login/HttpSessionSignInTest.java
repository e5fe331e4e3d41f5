package dev.socialconnector.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-ins in the HTTP session. */
class HttpSessionSignInTest extends SignInTest {
    private static Host host;

    @BeforeAll
    static void start() {
        host = Host.start(TestApplication.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Override
    Host host() {
        return host;
    }

    @Test
    void noCookieIsSetButTheSessions() {
        host.begin(browser());

        assertThat(browser().cookies()).extracting(HttpCookie::getName).containsExactly("JSESSIONID");
    }
}
