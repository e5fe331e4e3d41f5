package dev.socialconnector.bench;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** One way of signing a person in: the address for the browser, the code for the tokens, the ID token, and the profile. */
interface Login {
    /** Signs in with the code and the nonce of this number, and throws if that does not bring the right person. */
    void signIn(int number) throws Exception;

    /**
     * Returns a contender.
     *
     * @param issuedAt when the mock server issued its ID tokens; the library refuses those issued more than 10 minutes ago
     */
    static Login named(String name, URI kakao, Instant issuedAt) {
        Clock clock = Clock.fixed(issuedAt, ZoneOffset.UTC);
        return switch (name) {
            case "bare" -> new BareLogin(kakao, true);
            case "bareIdTokenOnly" -> new BareLogin(kakao, false);
            case "ours" -> new OurLogin(kakao, clock, true);
            case "idTokenOnly" -> new OurLogin(kakao, clock, false);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
