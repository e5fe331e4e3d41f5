package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** B1. A code works once, so nothing may send it twice: not OkHttp, not we. */
final class CodeExchangeOnceTest {
    private static final List<Protocol> HTTP_2 = List.of(Protocol.H2_PRIOR_KNOWLEDGE);
    private static final List<Protocol> HTTP_1 = List.of(Protocol.HTTP_1_1);

    @RegisterExtension
    static final KakaoBed overHttp1 = speaking(HTTP_1);

    @RegisterExtension
    static final KakaoBed overHttp2 = speaking(HTTP_2);

    static Stream<Arguments> faults() {
        return Stream.of(HTTP_1, HTTP_2)
                .flatMap(protocols -> Stream.of(
                        Arguments.of(protocols, Fault.dropConnection()),
                        Arguments.of(protocols, Fault.loseAnswer()),
                        Arguments.of(protocols, Fault.answer(408, "{}")),
                        Arguments.of(protocols, Fault.answer(408, Map.of("Retry-After", "0"), "")),
                        Arguments.of(protocols, Fault.answer(421, "{}")),
                        Arguments.of(protocols, Fault.answer(500, "{}")),
                        Arguments.of(protocols, Fault.answer(503, Map.of("Retry-After", "0"), "")),
                        Arguments.of(protocols, Fault.kauthError(400, "x", "temporary", "KOE003"))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aCodeIsSentOnceOverAUsedConnection(List<Protocol> protocols, Fault fault) {
        KakaoBed bed = protocols.equals(HTTP_2) ? overHttp2 : overHttp1;
        bed.signIn();
        bed.kakao.forgetCalls();
        bed.kakao.inject(KakaoPaths.TOKEN, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(refusal.reason()).isIn(Reason.UNAVAILABLE, Reason.UNEXPECTED_RESPONSE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aCodeIsSentOnceOverANewConnection(List<Protocol> protocols, Fault fault) {
        KakaoBed used = protocols.equals(HTTP_2) ? overHttp2 : overHttp1;
        KakaoBed bed = used.over(client(protocols));
        bed.kakao.forgetCalls();
        bed.kakao.inject(KakaoPaths.TOKEN, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.step()).isEqualTo(Step.CODE_EXCHANGE);
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
    }

    @Test
    void aRefreshIsSentOnceToo() {
        TokenSet tokens = overHttp1.signIn().tokens();
        overHttp1.kakao.forgetCalls();
        overHttp1.kakao.inject(KakaoPaths.TOKEN, Fault.answer(503, Map.of("Retry-After", "0"), ""));

        ConnectorException refusal = refusalOf(() -> overHttp1.refresh(tokens));

        assertThat(refusal.step()).isEqualTo(Step.REFRESH);
        assertThat(overHttp1.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
    }

    private static KakaoBed speaking(List<Protocol> protocols) {
        return KakaoBed.start(settings -> settings.protocols(protocols)).over(client(protocols));
    }

    private static OkHttpClient client(List<Protocol> protocols) {
        return new OkHttpClient.Builder().protocols(protocols).build();
    }
}
