package sample;

import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The sample as people start it, with an emulated Kakao in place of the real one. */
record RunningSample(KakaoEmulator kakao, ConfigurableApplicationContext application) implements AutoCloseable {
    static RunningSample start() {
        KakaoEmulator kakao = KakaoEmulator.start();
        RunningSample sample = new RunningSample(
                kakao,
                SpringApplication.run(
                        SampleApplication.class,
                        "--spring.config.location=classpath:/application.properties,classpath:/sample/",
                        "--spring.main.banner-mode=off",
                        "--server.port=0",
                        "--KAKAO_CLIENT_ID=" + kakao.app().clientId(),
                        "--KAKAO_CLIENT_SECRET=" + kakao.app().clientSecret(),
                        "--social-connector.registrations.kakao.endpoints.base=" + kakao.address()));
        kakao.app().redirectUri(sample.address() + "/login/social/kakao/callback");
        return sample;
    }

    URI address() {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        application.close();
        kakao.close();
    }
}
