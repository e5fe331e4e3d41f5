package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** B, for every use of Kakao's API beyond signing in: see {@link KapiAbility#everyUse}. */
final class CapabilityFaultsTest {
    private static final String DEEP = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    private static final Charset EUC_KR = Charset.forName("EUC-KR");
    private static final Map<String, String> KOREAN_CHARSET = Map.of("Content-Type", "application/json;charset=EUC-KR");

    @RegisterExtension
    static final KakaoBed bed = KapiAbility.startBed();

    private static final KakaoEmulator elsewhere = KakaoEmulator.start();

    @AfterAll
    static void close() {
        elsewhere.close();
    }

    static Stream<Arguments> slow() {
        return each(Fault.stall(), Fault.slowBody(Duration.ofSeconds(1)));
    }

    /** B3. */
    @ParameterizedTest
    @MethodSource("slow")
    void aServerThatIsTooSlowIsUnavailable(KapiAbility ability, Fault fault) {
        KakaoBed hurried = bed.in(context -> context.withSignInTimeout(Duration.ofMillis(250)));
        UserRef user = KapiAbility.freshUser(bed);
        bed.kakao.inject(ability.path(), fault);

        ConnectorException refusal = refusalOf(() -> ability.use().by(hurried.connector, user));

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.step()).isEqualTo(ability.step());
        assertThat(refusal).hasMessageContaining("deadline");
    }

    static Stream<Arguments> huge() {
        return each(Fault.endlessBody(), Fault.gzipBomb(20), Fault.manyHeaders(10_000));
    }

    /** B3. */
    @ParameterizedTest
    @MethodSource("huge")
    void anAnswerThatIsTooLargeIsUnexpected(KapiAbility ability, Fault fault) {
        ConnectorException refusal = refusal(ability, fault);

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(bed.kakao.count(ability.path())).isEqualTo(1);
    }

    static Stream<Arguments> garbage() {
        String subject = KapiAbility.USER.subject();
        return each(
                Fault.html(200),
                Fault.html(404),
                Fault.answer(200, ""),
                Fault.answer(200, "{\"id\":" + subject + ",\"scopes\":["),
                Fault.answer(200, "[]"),
                Fault.answer(200, "{}"),
                Fault.answer(200, "{} {}"),
                Fault.answer(200, "null"),
                Fault.answer(200, "{\"msg\":\"internal\",\"code\":-1}"),
                Fault.answer(200, "{\"msg\":\"NotRegisteredUserException\",\"code\":-101}"),
                Fault.answer(200, "{\"msg\":\"AlreadyRegisteredUserException\",\"code\":-102}"),
                Fault.answer(200, DEEP),
                Fault.answer(200, "{\"id\":" + subject + ",\"id\":" + subject + "}"),
                Fault.answer(200, "{\"id\":" + subject + ",\"a\":{\"b\":1,\"b\":1}}"),
                Fault.answer(200, "{\"id\":\"" + subject + "\",\"scopes\":[],\"service_terms\":[]}"),
                Fault.answer(200, "{\"id\":" + subject + ".0,\"scopes\":[],\"service_terms\":[]}"),
                Fault.answer(200, "{\"id\":" + "9".repeat(5_000) + "}"),
                Fault.answer(200, KOREAN_CHARSET, ("{\"id\":" + subject + ",\"name\":\"이름\"}").getBytes(EUC_KR)),
                Fault.answer(204, ""));
    }

    /** B5. */
    @ParameterizedTest
    @MethodSource("garbage")
    void anAnswerThatMakesNoSenseIsUnexpected(KapiAbility ability, Fault fault) {
        ConnectorException refusal = refusal(ability, fault);

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(ability.step());
        assertThat(refusal.getCause()).isNull();
        assertThat(bed.kakao.count(ability.path())).isEqualTo(1);
    }

    static Stream<Arguments> redirects() {
        return KapiAbility.everyUse().flatMap(ability -> IntStream.of(300, 301, 302, 303, 307, 308)
                .mapToObj(status -> Arguments.of(ability, status)));
    }

    /** B2. */
    @ParameterizedTest
    @MethodSource("redirects")
    void noRedirectIsFollowed(KapiAbility ability, int status) {
        ConnectorException refusal = refusal(ability, Fault.redirect(status, elsewhere.uri(ability.path())));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal).hasMessageContaining("redirect");
        assertThat(elsewhere.connectionCount()).isZero();
    }

    static Stream<Arguments> passing() {
        return each(
                Fault.dropConnection(),
                Fault.loseAnswer(),
                Fault.truncatedBody(),
                Fault.answer(408, "{}"),
                Fault.answer(500, "{}"),
                Fault.html(503),
                Fault.answer(503, Map.of("Retry-After", "0"), ""),
                Fault.kapiError(400, -1, "internal error"),
                Fault.kapiError(400, -7, "maintenance"),
                Fault.kapiError(400, -603, "timeout"),
                Fault.kapiError(503, -9798, "maintenance"));
    }

    /** B1, B4. What changes something is sent once; what only reads is asked for once more, and never a third time. */
    @ParameterizedTest
    @MethodSource("passing")
    void aFaultThatMayPassIsUnavailable(KapiAbility ability, Fault fault) {
        ConnectorException refusal = refusal(ability, fault);

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.step()).isEqualTo(ability.step());
        assertThat(bed.kakao.count(ability.path())).isEqualTo(ability.isPost() ? 1 : 2);
    }

    static Stream<Arguments> temptingToRepeat() {
        return each(
                        Fault.answer(408, Map.of("Retry-After", "0"), ""),
                        Fault.answer(421, "{}"),
                        Fault.answer(425, "{}"),
                        Fault.answer(502, Map.of("Retry-After", "0"), ""))
                .filter(arguments -> ((KapiAbility) arguments.get()[0]).isPost());
    }

    /** B1. */
    @ParameterizedTest
    @MethodSource("temptingToRepeat")
    void aChangeIsSentOnce(KapiAbility ability, Fault fault) {
        ConnectorException refusal = refusal(ability, fault);

        assertThat(refusal.step()).isEqualTo(ability.step());
        assertThat(bed.kakao.count(ability.path())).isEqualTo(1);
    }

    static Stream<Arguments> passingForReaders() {
        return passing().filter(arguments -> !((KapiAbility) arguments.get()[0]).isPost());
    }

    /** B4. */
    @ParameterizedTest
    @MethodSource("passingForReaders")
    void aReaderDoesNotNoticeOneFaultThatPasses(KapiAbility ability, Fault fault) {
        UserRef user = KapiAbility.freshUser(bed);
        bed.kakao.inject(ability.path(), 1, fault);

        ability.use().by(bed.connector, user);

        assertThat(bed.kakao.count(ability.path())).isEqualTo(2);
    }

    static Stream<Arguments> quotas() {
        return each(
                Fault.answer(
                        429, Map.of("Retry-After", "7"), "{\"msg\":\"API limit has been exceeded.\",\"code\":-10}"),
                Fault.answer(
                        400, Map.of("Retry-After", "7"), "{\"msg\":\"API limit has been exceeded.\",\"code\":-10}"),
                Fault.answer(429, Map.of("Retry-After", "7"), ""));
    }

    /** B8. */
    @ParameterizedTest
    @MethodSource("quotas")
    void aQuotaIsToldWithItsDelay(KapiAbility ability, Fault fault) {
        ConnectorException refusal = refusal(ability, fault);

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(bed.kakao.count(ability.path())).isEqualTo(1);
    }

    static Stream<Arguments> quoting() {
        return KapiAbility.everyUse().flatMap(ability -> Stream.of(-1, -2, -3, -201, -401, -402, -7777)
                .map(code -> Arguments.of(ability, code)));
    }

    /** B7. Whatever the code, the text stays where it came from. */
    @ParameterizedTest
    @MethodSource("quoting")
    void aTextThatQuotesSecretsIsNotRepeated(KapiAbility ability, int code) {
        UserRef user = KapiAbility.freshUser(bed);
        String accessToken = user.tokens().flatMap(TokenSet::accessToken).orElseThrow();
        String text = "token=" + accessToken + " user=" + user.subject() + " marker-Zq81";
        bed.kakao.inject(ability.path(), Fault.kapiError(400, code, text));

        ConnectorException refusal = refusalOf(() -> ability.use().by(bed.connector, user));

        assertThat(printed(refusal)).doesNotContain(accessToken, user.subject(), "Zq81");
        assertThat(refusal.providerCode()).contains(Integer.toString(code));
    }

    private static ConnectorException refusal(KapiAbility ability, Fault fault) {
        UserRef user = KapiAbility.freshUser(bed);
        bed.kakao.inject(ability.path(), fault);
        return refusalOf(() -> ability.use().by(bed.connector, user));
    }

    private static Stream<Arguments> each(Fault... faults) {
        List<Fault> all = Arrays.asList(faults);
        return KapiAbility.everyUse().flatMap(ability -> all.stream().map(fault -> Arguments.of(ability, fault)));
    }
}
