package dev.socialconnector.demo.providers;

import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Kakao: its emulator has pages of its own, can listen where other processes find it, and can be in another process.
 * Colours: https://developers.kakao.com/docs/latest/en/kakaologin/design-guide.
 */
public final class KakaoDemo implements DemoProvider {
    public static final String ID = "kakao";

    /** Always the same, so that another process can meet the Kakao that this one emulates. They protect made-up people. */
    public static final String EMULATED_CLIENT_ID = "decafbaddecafbaddecafbaddecafbad";

    public static final String EMULATED_CLIENT_SECRET = "a-secret-that-everybody-may-know";

    private final int port;
    private final Optional<URI> elsewhere;
    private final boolean mayBeReal;

    private KakaoDemo(int port, Optional<URI> elsewhere, boolean mayBeReal) {
        this.port = port;
        this.elsewhere = elsewhere;
        this.mayBeReal = mayBeReal;
    }

    /** Emulates Kakao, unless the environment has a client id. */
    public static KakaoDemo inThisProcess() {
        return new KakaoDemo(0, Optional.empty(), true);
    }

    /** Emulates Kakao at this port, for other processes to meet it too; whatever the environment has. */
    public static KakaoDemo at(int port) {
        return new KakaoDemo(port, Optional.empty(), false);
    }

    /** Meets the Kakao that another process emulates. That one's admin key is random, and so not known here. */
    public static KakaoDemo elsewhere(URI address) {
        return new KakaoDemo(0, Optional.of(address), false);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Brand brand() {
        return Brand.of("#FEE500", "rgba(0, 0, 0, .85)");
    }

    @Override
    public Map<String, String> variables() {
        return mayBeReal
                ? Map.of(
                        "KAKAO_CLIENT_ID", "clientId",
                        "KAKAO_CLIENT_SECRET", "clientSecret",
                        "KAKAO_APPLICATION_ID", "applicationId",
                        "KAKAO_ADMIN_KEY", "adminKey")
                : Map.of();
    }

    /**
     * Starts it, unless it is elsewhere.
     *
     * @throws UncheckedIOException if the port cannot be used
     */
    @Override
    public Emulation emulate() {
        return elsewhere.map(KakaoDemo::meeting).orElseGet(() -> start(port));
    }

    private static Emulation start(int port) {
        KakaoEmulator emulator = KakaoEmulator.builder()
                .port(port)
                .clientId(EMULATED_CLIENT_ID)
                .clientSecret(EMULATED_CLIENT_SECRET)
                .start();
        emulator.app().serviceTerm("terms-of-use", true).serviceTerm("newsletter", false);
        Map<String, String> settings = Map.of(
                "clientId",
                EMULATED_CLIENT_ID,
                "clientSecret",
                EMULATED_CLIENT_SECRET,
                "applicationId",
                Long.toString(KakaoEmulator.APP_ID),
                "adminKey",
                emulator.adminKey());
        return meeting(emulator.endpoints(), settings, emulator).registering(server -> {
            emulator.app().redirectUri(server.callback()).logoutRedirectUri(server.loggedOut());
            emulator.webhooks()
                    .unlinkNotices(URI.create(server.unlinkWebhook()), "POST")
                    .securityEvents(URI.create(server.eventWebhook()));
        });
    }

    private static Emulation meeting(URI address) {
        Map<String, String> settings = Map.of(
                "clientId", EMULATED_CLIENT_ID,
                "clientSecret", EMULATED_CLIENT_SECRET,
                "applicationId", Long.toString(KakaoEmulator.APP_ID));
        return meeting(KakaoEndpoints.at(address).withIssuer(KakaoEmulator.ISSUER), settings, () -> {});
    }

    private static Emulation meeting(KakaoEndpoints endpoints, Map<String, String> settings, AutoCloseable server) {
        return Emulation.of(
                settings,
                (config, context) -> new KakaoConnector(KakaoForm.read(config).withEndpoints(endpoints), context),
                server);
    }
}
