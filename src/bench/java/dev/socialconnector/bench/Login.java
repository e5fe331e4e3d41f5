package dev.socialconnector.bench;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** One way of signing a person in: the address for the browser, the code for the tokens, the ID token, and the profile. */
interface Login {
    /** A sign-in whose person is at the provider. */
    interface Return {
        /** Finishes it, and throws if that does not bring the right person. */
        void complete() throws Exception;
    }

    /** Begins a sign-in that will come back with the code and the nonce of this number. */
    Return begin(int number) throws Exception;

    /** Signs in at once. */
    default void signIn(int number) throws Exception {
        begin(number).complete();
    }

    /**
     * Returns a contender.
     *
     * @param issuedAt when the mock server issued its ID tokens; the library refuses those issued more than 10 minutes ago
     */
    static Login named(String name, URI kakao, Instant issuedAt) {
        KakaoEndpoints endpoints = KakaoEndpoints.at(kakao);
        return switch (name) {
            case "bare" -> new BareLogin(endpoints, BenchClient.http(), true);
            case "bareIdTokenOnly" -> new BareLogin(endpoints, BenchClient.http(), false);
            case "ours" -> new OurLogin(endpoints, context(issuedAt), true);
            case "idTokenOnly" -> new OurLogin(endpoints, context(issuedAt), false);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static ConnectorContext context(Instant issuedAt) {
        return ConnectorContext.standard().withClock(Clock.fixed(issuedAt, ZoneOffset.UTC));
    }
}
