package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B8. A provider that wants fewer requests is told to the host as such, with the time that it asks to wait. */
final class RateLimitTest {
    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    static Stream<Arguments> quotaAnswers() {
        return Stream.of(
                Arguments.of(KakaoPaths.TOKEN, Fault.tokenRateLimit(Duration.ofSeconds(90)), Duration.ofSeconds(90)),
                Arguments.of(KakaoPaths.TOKEN, Fault.kauthError(400, "x", "limit", "KOE237"), null),
                Arguments.of(KakaoPaths.TOKEN, Fault.answer(429, ""), null),
                Arguments.of(KakaoPaths.USER_ME, Fault.kapiError(400, -10, "API limit has been exceeded."), null),
                Arguments.of(KakaoPaths.USER_ME, Fault.kapiError(429, -10, "API limit has been exceeded."), null),
                Arguments.of(KakaoPaths.USER_ME, Fault.html(429), null));
    }

    @ParameterizedTest
    @MethodSource("quotaAnswers")
    void aQuotaAnswerIsARateLimit(String path, Fault fault, Duration expected) {
        bed.kakao.inject(path, fault);

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void theTokenRateLimitCarriesItsDelay(int status) {
        bed.kakao.inject(
                KakaoPaths.TOKEN,
                Fault.answer(
                        status,
                        Map.of("Content-Type", "application/json;charset=UTF-8", "Retry-After", "600"),
                        KakaoAnswers.named("token-rate-limit")));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(bed.kakao.count(KakaoPaths.TOKEN)).isEqualTo(1);
    }

    /** Also when the profile is looked up later. */
    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void theQuotaCarriesItsDelay(int status) {
        TokenSet tokens = bed.signIn().tokens();
        bed.kakao.forgetCalls();
        bed.kakao.inject(
                KakaoPaths.USER_ME,
                Fault.answer(
                        status,
                        Map.of("Content-Type", "application/json;charset=UTF-8", "Retry-After", "30"),
                        KakaoAnswers.named("quota-exceeded")));

        ConnectorException refusal = refusalOf(() -> bed.profile(tokens));

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isEqualTo(1);
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                Arguments.of("0", Duration.ZERO),
                Arguments.of("120", Duration.ofMinutes(2)),
                Arguments.of("99999999", Duration.ofDays(1)),
                Arguments.of("Sat, 21 Nov 2026 10:01:30 GMT", Duration.ofSeconds(90)),
                Arguments.of("Sat, 21 Nov 2026 09:00:00 GMT", Duration.ZERO),
                Arguments.of("-5", null),
                Arguments.of("soon", null),
                Arguments.of("", null),
                Arguments.of("9".repeat(30), null));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void theTimeToWaitIsReadInBothForms(String header, Duration expected) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
        KakaoBed atTen = bed.in(context -> context.withClock(clock));
        bed.kakao.inject(KakaoPaths.TOKEN, Fault.answer(429, Map.of("Retry-After", header), ""));

        ConnectorException refusal = atTen.refusal();

        assertThat(refusal.retryAfter()).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aRateLimitIsWorthALaterTry() {
        assertThat(Reason.RATE_LIMITED.turn()).isEqualTo(ConnectorException.Turn.LATER);
    }
}
