package dev.socialconnector.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.net.HttpCookie;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    void theAuthenticationHoldsNoTokensUnlessAskedTo() {
        host.signIn(browser(), "jiu");

        assertThat(host.bean(TestApplication.class).signedIn).isNotEmpty().allSatisfy(each -> assertThat(each.tokens())
                .isEmpty());
    }

    @Test
    void theEndOfASignInIsObserved() {
        List<String> outcomes = new CopyOnWriteArrayList<>();
        host.bean(ObservationRegistry.class).observationConfig().observationHandler(new Outcomes(outcomes));

        browser().open(host.kakao().cancel(host.begin(browser())));
        host.signIn(browser(), "jiu");

        assertThat(outcomes).containsExactly("kakao denied", "kakao success");
    }

    @Test
    void noCookieIsSetButTheSessions() {
        host.begin(browser());

        assertThat(browser().cookies()).extracting(HttpCookie::getName).containsExactly("JSESSIONID");
    }

    private record Outcomes(List<String> heard) implements ObservationHandler<Observation.Context> {
        @Override
        public boolean supportsContext(Observation.Context context) {
            return context.getName().equals("social.sign-in");
        }

        @Override
        public void onStop(Observation.Context context) {
            heard.add(context.getLowCardinalityKeyValue("registration").getValue() + " "
                    + context.getLowCardinalityKeyValue("outcome").getValue());
        }
    }
}
