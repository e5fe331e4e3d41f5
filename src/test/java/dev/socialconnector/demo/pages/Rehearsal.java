package dev.socialconnector.demo.pages;

import dev.socialconnector.demo.accounts.Sessions;
import dev.socialconnector.demo.providers.LiveProvider;
import dev.socialconnector.demo.web.Reply;
import dev.socialconnector.demo.web.Visit;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person does in the settings of the Kakao Account, and Kakao then tells the server. Only at an emulated Kakao, where there
 * are no such settings to go to.
 */
public final class Rehearsal {
    public static final String PATH = "/rehearsal";

    private static final String EVENT = "https://schemas.openid.net/secevent/";

    private enum Act {
        WITHDRAW,
        COMPROMISE,
        UNLINK;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final LiveProvider kakao;
    private final Sessions sessions;

    public Rehearsal(LiveProvider kakao, Sessions sessions) {
        this.kakao = kakao;
        this.sessions = sessions;
    }

    public static String section(AccountView view) {
        StringBuilder html = new StringBuilder("<p class=\"note\">" + view.text("rehearsal.note") + "</p>\n");
        for (Act act : Act.values()) {
            html.append(
                    view.form(PATH).with("act", act.key()).button(view.texts().get("rehearsal." + act.key()), "quiet"));
        }
        return view.section("rehearsal.title", html.toString());
    }

    /** Answers {@code POST /rehearsal}. The emulator calls the webhooks before this returns. */
    public Reply play(Visit visit) {
        Optional<KakaoEmulator> emulator = kakao.emulator(KakaoEmulator.class);
        Optional<EmulatedUser> user = sessions.find(visit)
                .filter(session -> session.provider().equals(kakao.id()))
                .flatMap(session -> KakaoUsers.all().stream()
                        .filter(known -> known.subject().equals(session.subject()))
                        .findFirst());
        if (emulator.isPresent() && user.isPresent()) {
            Stream.of(Act.values())
                    .filter(act -> act.key().equals(visit.form().text("act")))
                    .forEach(act -> play(act, emulator.get(), user.get().name()));
        }
        return Reply.redirect("/");
    }

    private static void play(Act act, KakaoEmulator emulator, String user) {
        switch (act) {
            case WITHDRAW -> {
                emulator.withdraw(user, "account_email");
                emulator.webhooks()
                        .event(EVENT + "oauth/event-type/user-scope-withdraw", user)
                        .send();
            }
            case COMPROMISE ->
                emulator.webhooks()
                        .event(EVENT + "risc/event-type/credential-compromise", user)
                        .send();
            case UNLINK -> emulator.unlink(user);
        }
    }
}
