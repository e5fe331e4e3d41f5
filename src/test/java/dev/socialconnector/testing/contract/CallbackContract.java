package dev.socialconnector.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.SocialConnector;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A2, A5. A callback that does not belong to the session is refused, and the provider hears nothing of it. */
interface CallbackContract extends ContractPart {
    /** What is refused below fails by its one difference from this. */
    @Test
    default void theCallbackOfTheSessionIsAccepted() {
        AuthorizationRequest request = bed().begin();
        AuthorizationSession stored =
                AuthorizationSession.fromMap(request.session().toMap());

        bed().complete(bed().agreed(request), stored);

        assertThat(bed().exchanges()).hasSize(1);
    }

    /** A2. */
    @Test
    default void anotherStateIsRefused() {
        ReturningBrowser browser = new ReturningBrowser(bed());
        String state = browser.session.state();
        List<String> others = List.of(
                "made-up",
                "",
                state.substring(1),
                state.substring(0, state.length() - 1),
                state + "A",
                state + state,
                state + " ",
                state + "\u0000",
                bed().begin().session().state(),
                state.equals(state.toUpperCase(Locale.ROOT)) ? "UPPER" : state.toUpperCase(Locale.ROOT));

        for (String other : others) {
            browser.isRefusedWith(browser.query.with("state", other));
        }
    }

    /** A2. */
    @Test
    default void aMissingOrRepeatedStateIsRefused() {
        ReturningBrowser browser = new ReturningBrowser(bed());
        String state = browser.session.state();

        browser.isRefusedWith(browser.query.without("state"));
        browser.isRefusedWith(browser.query.andAlso("state", state));
        browser.isRefusedWith(browser.query.andAlso("state", "another"));
        browser.isRefusedWith(browser.query.with("state", "another").andAlso("state", state));
    }

    /** A2. */
    @ParameterizedTest
    @ValueSource(strings = {"connectorId", "clientId", "issuer"})
    default void aSessionOfSomebodyElsesIsRefused(String part) {
        ReturningBrowser browser = new ReturningBrowser(bed());
        Map<String, String> stored = browser.session.toMap();
        stored.put(part, stored.get(part) + "-of-somebody-else");

        browser.isRefusedWith(browser.query, AuthorizationSession.fromMap(stored));
    }

    /** A2. Begun by a connector of the same kind. */
    @Test
    default void anotherClientsSessionIsRefused() {
        Optional<SocialConnector> other = bed().connectorOfAnotherClient();
        assumeTrue(other.isPresent(), "the test's provider has one client");
        ReturningBrowser browser = new ReturningBrowser(bed());
        AuthorizationSession others = other.orElseThrow().begin(bed().options()).session();

        browser.isRefusedWith(browser.query.with("state", others.state()), others);
    }

    /** A2. */
    @Test
    default void anExpiredSessionIsRefused() {
        ReturningBrowser browser = new ReturningBrowser(bed());
        Duration lifetime = bed().context.sessionLifetime();

        for (Duration late : List.of(lifetime, lifetime.plusSeconds(1), Duration.ofDays(365))) {
            Clock clock = Clock.offset(Clock.systemUTC(), late);
            browser.to(bed().in(context -> context.withClock(clock))).isRefusedWith(browser.query);
        }
    }

    /** A2. Until then it is good. */
    @Test
    default void aSessionIsGoodUntilItsExpiry() {
        Duration age = bed().context.sessionLifetime().minusSeconds(30);
        Clock before = Clock.offset(Clock.systemUTC(), age.negated());
        AuthorizationRequest old =
                bed().in(context -> context.withClock(before)).begin();

        bed().complete(bed().agreed(old), old.session());

        assertThat(bed().exchanges()).hasSize(1);
    }

    /** A2. Or anybody could end anybody's sign-in. */
    @Test
    default void anErrorOfAnotherSignInIsRefused() {
        ReturningBrowser browser = new ReturningBrowser(bed());
        CallbackQuery error = CallbackQuery.of("error=access_denied");

        browser.isRefusedWith(error);
        browser.isRefusedWith(error.with("state", "made-up"));
    }

    /** A5. RFC 9207. */
    @ParameterizedTest
    @ValueSource(strings = {"https://issuer-of-somebody-else.example.kr", "https://id.example.kr", "issuer", " ", ""})
    default void anotherIssuerIsRefused(String issuer) {
        ReturningBrowser browser = new ReturningBrowser(bed());

        browser.isRefusedWith(browser.query.with("iss", issuer));
        browser.isRefusedWith(browser.error("access_denied").with("iss", issuer));
    }
}
