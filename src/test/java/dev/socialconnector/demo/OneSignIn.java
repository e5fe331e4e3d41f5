package dev.socialconnector.demo;

import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.accounts.SignedIn;
import dev.socialconnector.demo.providers.DemoProviders;
import dev.socialconnector.demo.providers.KakaoDemo;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.io.IOException;
import java.util.List;

/** A whole sign-in over real HTTP with nobody at the screen: demo server, emulated provider, and a browser that is a program. */
final class OneSignIn {
    private OneSignIn() {}

    /** The sign-in came to an end, but not to a good one. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * Signs in somebody who agrees to all that is asked.
     *
     * @param provider id of the provider
     * @param user a ready-made user of the emulated Kakao; the others have one person each
     * @param port where the demo server listens meanwhile; 0 for any free port
     * @throws IllegalArgumentException if there is no such user; the message lists those that there are
     * @throws Refused if the sign-in fails; the message says why
     * @throws IOException if the port cannot be used or the connection breaks
     */
    static SignedIn of(String provider, String user, int port) throws IOException, Refused {
        List<String> known = KakaoUsers.all().stream().map(EmulatedUser::name).toList();
        if (provider.equals(KakaoDemo.ID) && !known.contains(user)) {
            throw new IllegalArgumentException(
                    "unknown user " + user + "; the emulator knows " + String.join(", ", known));
        }
        try (DemoProviders providers = DemoProviders.emulated();
                IdentityServer server = IdentityServer.start(providers, port);
                HeadlessBrowser browser = new HeadlessBrowser()) {
            return signIn(provider, user, server, browser);
        }
    }

    private static SignedIn signIn(String provider, String user, IdentityServer server, HeadlessBrowser browser)
            throws IOException, Refused {
        HeadlessBrowser.Page consent = browser.open(server.address() + "/login/" + provider);
        HeadlessBrowser.Page last = consent.hasForm() ? browser.agree(consent, user) : consent;
        return browser.cookie(Sessions.COOKIE)
                .flatMap(server::signedIn)
                .orElseThrow(() -> new Refused("the sign-in of " + user + " was refused: "
                        + last.reason().orElse("no reason given") + ", HTTP " + last.status() + ", "
                        + last.heading()));
    }
}
