package dev.socialconnector.spring.login;

import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application with the starter on a free port, and a Kakao for it. */
public final class Host implements AutoCloseable {
    private final KakaoEmulator kakao;
    private final boolean own;
    private final ConfigurableApplicationContext application;

    private Host(KakaoEmulator kakao, boolean own, ConfigurableApplicationContext application) {
        this.kakao = kakao;
        this.own = own;
        this.application = application;
        kakao.app().redirectUri(address("/login/social/kakao/callback").toString());
    }

    public static Host start(Class<?> application, String... properties) {
        KakaoEmulator kakao = KakaoEmulator.start();
        kakao.app().openIdConnect(true);
        try {
            return start(kakao, true, application, properties);
        } catch (RuntimeException failed) {
            kakao.close();
            throw failed;
        }
    }

    /** Starts one more application for the Kakao of this one. */
    Host another(Class<?> application, String... properties) {
        return start(kakao, false, application, properties);
    }

    /** Starts an application for a Kakao, and closes that with it if it is its own. */
    public static Host start(KakaoEmulator kakao, boolean own, Class<?> application, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--social-connector.registrations.kakao.settings.clientId="
                        + kakao.app().clientId(),
                "--social-connector.registrations.kakao.settings.clientSecret="
                        + kakao.app().clientSecret(),
                "--social-connector.registrations.kakao.settings.openIdConnect=required",
                "--social-connector.registrations.kakao.endpoints.base=" + kakao.address()));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new Host(kakao, own, new SpringApplicationBuilder(application).run(arguments.toArray(String[]::new)));
    }

    public KakaoEmulator kakao() {
        return kakao;
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public URI address(String path) {
        String prefix = application.getEnvironment().getProperty("server.servlet.context-path", "");
        return URI.create("http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port")
                + prefix + path);
    }

    /** Begins a sign-in and returns the address of Kakao's page. */
    URI begin(Browser browser) {
        return Browser.next(browser.open(address("/login/social/kakao")));
    }

    /** Begins a sign-in and lets somebody approve it, up to the address that Kakao sends the browser back to. */
    URI approved(Browser browser, String user) {
        return kakao.approve(begin(browser), user);
    }

    /** Signs somebody in. */
    HttpResponse<String> signIn(Browser browser, String user) {
        return browser.open(approved(browser, user));
    }

    @Override
    public void close() {
        application.close();
        if (own) {
            kakao.close();
        }
    }
}
