package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** B4. The profile and the keys are asked for a second time if the first failed by chance, and never a third. */
final class RepeatedGetTest {
    private static final List<String> GETS = List.of(KakaoPaths.USER_ME, KakaoPaths.JWKS);

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    static Stream<Arguments> transientFaults() {
        return GETS.stream()
                .flatMap(path -> Stream.of(
                        Arguments.of(path, Fault.dropConnection()),
                        Arguments.of(path, Fault.truncatedBody()),
                        Arguments.of(path, Fault.answer(500, "{}")),
                        Arguments.of(path, Fault.html(503)),
                        Arguments.of(path, Fault.answer(503, Map.of("Retry-After", "0"), "")),
                        Arguments.of(path, Fault.kapiError(400, -1, "internal error")),
                        Arguments.of(path, Fault.kapiError(400, -603, "timeout"))));
    }

    @ParameterizedTest
    @MethodSource("transientFaults")
    void oneTransientFaultIsNotNoticed(String path, Fault fault) {
        bed.kakao.inject(path, 1, fault);

        SocialLogin login = bed.signIn();

        assertThat(login.profile().subject()).isEqualTo("3891047281");
        assertThat(bed.kakao.count(path)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("transientFaults")
    void theSecondFaultEndsTheSignIn(String path, Fault fault) {
        bed.kakao.inject(path, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(bed.kakao.count(path)).isEqualTo(2);
    }

    static Stream<Arguments> lastingFaults() {
        return GETS.stream()
                .flatMap(path -> Stream.of(
                        Arguments.of(path, Fault.answer(404, "{}")),
                        Arguments.of(path, Fault.kapiError(403, -5, "no permission")),
                        Arguments.of(path, Fault.kapiError(400, -10, "API limit has been exceeded.")),
                        Arguments.of(path, Fault.answer(503, Map.of("Retry-After", "30"), "")),
                        Arguments.of(path, Fault.answer(200, "{}"))));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void whatWouldFailAgainIsNotRepeated(String path, Fault fault) {
        bed.kakao.inject(path, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal).isNotNull();
        assertThat(bed.kakao.count(path)).isEqualTo(1);
    }

    @Test
    void anInterruptedThreadDoesNotRepeat() {
        bed.signIn();
        bed.kakao.forgetCalls();

        Thread.currentThread().interrupt();
        ConnectorException refusal = bed.refusal();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    @Test
    void theRepetitionTakesANewConnection() {
        List<Connection> connections = new CopyOnWriteArrayList<>();
        OkHttpClient http = new OkHttpClient.Builder()
                .addNetworkInterceptor(chain -> {
                    connections.add(chain.connection());
                    return chain.proceed(chain.request());
                })
                .build();
        bed.kakao.inject(KakaoPaths.USER_ME, 1, Fault.answer(500, "{}"));

        bed.over(http).signIn();

        assertThat(connections).hasSize(4); // token, keys, profile, profile again
        assertThat(connections.get(3)).isNotSameAs(connections.get(2));
        assertThat(http.connectionPool().connectionCount()).isLessThanOrEqualTo(2);
    }
}
