package dev.socialconnector.demo;

import dev.socialconnector.SocialLogin;
import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.providers.DemoKakao;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.io.IOException;
import java.util.List;

/** A whole sign-in over real HTTP with nobody at the screen: demo server, emulated Kakao, and a browser that is a program. */
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
     * Signs in a ready-made user of the emulator, who agrees to all that is asked.
     *
     * @param port where the demo server listens meanwhile; 0 for any free port
     * @throws IllegalArgumentException if there is no such user; the message lists those that there are
     * @throws Refused if the sign-in fails; the message says why
     * @throws IOException if the port cannot be used or the connection breaks
     */
    static SocialLogin of(String user, int port) throws IOException, Refused {
        List<String> known = KakaoUsers.all().stream().map(EmulatedUser::name).toList();
        if (!known.contains(user)) {
            throw new IllegalArgumentException(
                    "unknown user " + user + "; the emulator knows " + String.join(", ", known));
        }
        try (DemoKakao kakao = DemoKakao.emulated();
                IdentityServer server = IdentityServer.start(kakao, port);
                HeadlessBrowser browser = new HeadlessBrowser()) {
            return signIn(user, server, browser);
        }
    }

    private static SocialLogin signIn(String user, IdentityServer server, HeadlessBrowser browser)
            throws IOException, Refused {
        HeadlessBrowser.Page consent = browser.open(server.address() + "/login/kakao");
        HeadlessBrowser.Page last = consent.hasForm() ? browser.agree(consent, user) : consent;
        return browser.cookie(Sessions.COOKIE)
                .flatMap(server::signedIn)
                .orElseThrow(() -> new Refused("the sign-in of " + user + " was refused: "
                        + last.reason().orElse("no reason given") + ", HTTP " + last.status() + ", "
                        + last.heading()));
    }
}
