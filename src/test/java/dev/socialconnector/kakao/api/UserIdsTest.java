package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.capability.KakaoUserDirectory;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.toolkit.http.ProviderClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody who is linked, page by page: in order, lazily, within the quota, and with an end whatever Kakao answers. */
final class UserIdsTest {
    private static final int CROWD = 250;
    private static final long FIRST = 1_376_016_924_429_759_243L;

    @RegisterExtension
    static final KakaoBed bed =
            KakaoBed.start(settings -> settings.users(crowd())).withAdminKey();

    private final Instant start = bed.clock.instant();
    private final List<Duration> waits = new ArrayList<>();
    private final KakaoUserDirectory directory = directory(wait -> {
        waits.add(wait);
        bed.clock.advance(wait);
    });

    @BeforeEach
    void beginAMinute() {
        bed.kakao.app().fromIdExcluded(false);
        bed.clock.advance(CallQuota.PERIOD);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everybodyComesOnceAndInOrder(boolean fromIdExcluded) {
        bed.kakao.app().fromIdExcluded(fromIdExcluded);

        List<String> subjects = directory.subjects().toList();

        assertThat(subjects).isEqualTo(subjects(0, CROWD));
        assertThat(bed.kakao.count(KakaoPaths.USER_IDS)).isEqualTo(3);
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itGoesOnBehindASubject(boolean fromIdExcluded) {
        bed.kakao.app().fromIdExcluded(fromIdExcluded);

        List<String> subjects =
                directory.subjectsAfter(subjects(100, 101).get(0)).toList();

        assertThat(subjects).isEqualTo(subjects(101, CROWD));
    }

    @Test
    void behindTheLastThereIsNobody() {
        assertThat(directory.subjectsAfter(Long.toString(Long.MAX_VALUE))).isEmpty();
        assertThat(directory.subjectsAfter(subjects(CROWD - 1, CROWD).get(0))).isEmpty();
    }

    /** As much is asked for as is read. */
    @Test
    void whatIsNotReadIsNotAskedFor() {
        Iterator<String> subjects = directory.subjects().iterator();
        int before = bed.kakao.count();
        IntStream.range(0, 100).forEach(i -> subjects.next());
        int afterAHundred = bed.kakao.count();

        subjects.next();

        assertThat(before).isZero();
        assertThat(afterAHundred).isEqualTo(1);
        assertThat(bed.kakao.count()).isEqualTo(2);
    }

    /** The addresses of further pages are plain http and carry the key. */
    @Test
    void kakaosOwnAddressesAreNotFollowed() {
        assertThat(directory.subjects()).hasSize(CROWD);

        assertThat(bed.kakao.calls(KakaoPaths.USER_IDS)).allSatisfy(call -> {
            assertThat(call.query().keySet()).isSubsetOf("limit", "order", "from_id");
            assertThat(call.query()).containsAllEntriesOf(Map.of("limit", List.of("100"), "order", List.of("asc")));
            assertThat(call.header("Authorization")).hasValue("KakaoAK " + bed.kakao.adminKey());
        });
    }

    /** A page that brings nothing new is the last one, whatever it says of more. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "[9]", "[9,9]"})
    void thereIsAnEnd(String nothingNew) {
        bed.kakao.inject(KakaoPaths.USER_IDS, 1, page("[7,7,8,9]"));
        bed.kakao.inject(KakaoPaths.USER_IDS, page(nothingNew));

        List<String> subjects = directory.subjects().toList();

        assertThat(subjects).containsExactly("7", "8", "9");
        assertThat(bed.kakao.count(KakaoPaths.USER_IDS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"elements\":[7,8],\"before_url\":null,\"after_url\":null}", "{\"elements\":[7,8]}"})
    void withoutAFurtherPageItEnds(String answer) {
        bed.kakao.inject(KakaoPaths.USER_IDS, Fault.answer(200, answer));

        assertThat(directory.subjects()).containsExactly("7", "8");
        assertThat(bed.kakao.count(KakaoPaths.USER_IDS)).isEqualTo(1);
    }

    /** In another order, going on from the last id would leave people out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"elements\":[9,8],\"after_url\":null}",
                "{\"elements\":[8,9,7],\"after_url\":null}",
                "{\"elements\":[\"7\"],\"after_url\":null}",
                "{\"elements\":[0],\"after_url\":null}",
                "{\"elements\":[-7],\"after_url\":null}",
                "{\"elements\":[7.5],\"after_url\":null}",
                "{\"elements\":[9223372036854775808],\"after_url\":null}",
                "{\"elements\":[null],\"after_url\":null}",
                "{\"elements\":{},\"after_url\":null}",
                "{\"after_url\":null}",
                "[7,8]"
            })
    void anAnswerThatIsNoPageIsRefused(String answer) {
        bed.kakao.inject(KakaoPaths.USER_IDS, Fault.answer(200, answer));

        ConnectorException refusal = refusalOf(() -> directory.subjects().toList());

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.USERS);
    }

    /** As of a server that does not know where to go on: it would never end, and people would be left out. */
    @ParameterizedTest
    @ValueSource(strings = {"[7,9]", "[7]", "[8,10]"})
    void aPageThatBeginsBeforeTheLastIdIsRefused(String again) {
        bed.kakao.inject(KakaoPaths.USER_IDS, 1, page("[7,9]"));
        bed.kakao.inject(KakaoPaths.USER_IDS, page(again));
        List<String> read = new ArrayList<>();

        ConnectorException refusal = refusalOf(() -> directory.subjects().forEach(read::add));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(read).containsExactly("7", "9");
        assertThat(bed.kakao.count(KakaoPaths.USER_IDS)).isEqualTo(2);
    }

    /** A page that is full and says nothing of the next is not taken for the last: people would be left out. */
    @Test
    void aFullPageIsNotTheLastUnlessItSaysSo() {
        String full = LongStream.rangeClosed(1, 100).mapToObj(Long::toString).collect(Collectors.joining(","));
        bed.kakao.inject(KakaoPaths.USER_IDS, 1, Fault.answer(200, "{\"elements\":[" + full + "]}"));
        bed.kakao.inject(KakaoPaths.USER_IDS, 1, Fault.answer(200, "{\"elements\":[101]}"));

        assertThat(directory.subjects()).hasSize(101);
    }

    /** A hundred calls a minute are Kakao's limit for an application. */
    @Test
    void whoComesTooEarlyWaits() {
        for (int call = 0; call < 100; call++) {
            assertThat(directory.subjects().findFirst()).isPresent();
            bed.clock.advance(Duration.ofMillis(100));
        }
        int waitsOfTheFirstHundred = waits.size();

        IntStream.range(0, 100)
                .forEach(call -> assertThat(directory.subjects().findFirst()).isPresent());

        assertThat(waitsOfTheFirstHundred).isZero();
        assertThat(waits).hasSize(100).startsWith(Duration.ofSeconds(50));
        assertThat(Duration.between(start, bed.clock.instant())).isLessThan(Duration.ofMinutes(4));
    }

    @Test
    void whoeverIsInterruptedWhileWaitingStaysSo() {
        KakaoUserDirectory impatient = directory(wait -> {
            throw new InterruptedException();
        });
        IntStream.range(0, 100)
                .forEach(call -> assertThat(impatient.subjects().findFirst()).isPresent());
        bed.kakao.forgetCalls();

        ConnectorException refusal = refusalOf(() -> impatient.subjects().findFirst());
        boolean interrupted = Thread.interrupted();

        assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(interrupted).isTrue();
        assertThat(bed.kakao.count()).isZero();
    }

    /** Another process may have used the quota up. */
    @ParameterizedTest
    @ValueSource(ints = {429, 400})
    void aQuotaThatIsUsedUpSaysWhenToComeBack(int status) {
        String echo = bed.kakao.adminKey();
        bed.kakao.inject(KakaoPaths.USER_IDS, Fault.kapiError(status, -10, "API limit has been exceeded. " + echo));

        ConnectorException refusal = refusalOf(() -> directory.subjects().toList());

        assertThat(refusal.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refusal.retryAfter()).hasValue(Duration.ofMinutes(1));
        assertThat(refusal.providerCode()).hasValue("-10");
        assertThat(printed(refusal)).doesNotContain(echo);
        assertThat(bed.kakao.count()).isEqualTo(1);
    }

    @Test
    void whenKakaoSaysHowLongThatCounts() {
        bed.kakao.inject(
                KakaoPaths.USER_IDS, Fault.answer(429, Map.of("Retry-After", "7"), "{\"msg\":\"text\",\"code\":-10}"));

        ConnectorException refusal = refusalOf(() -> directory.subjects().toList());

        assertThat(refusal.retryAfter()).hasValue(Duration.ofSeconds(7));
    }

    /** What was read before is not lost: the next stream goes on behind it. */
    @Test
    void afterAFailureItGoesOnWhereItWas() {
        List<String> read = new ArrayList<>();
        Iterator<String> first = directory.subjects().iterator();
        IntStream.range(0, 100).forEach(i -> read.add(first.next()));
        bed.kakao.inject(KakaoPaths.USER_IDS, 2, Fault.answer(503, KakaoAnswers.named("maintenance")));

        ConnectorException failure = refusalOf(first::next);
        directory.subjectsAfter(read.get(read.size() - 1)).forEach(read::add);

        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(read).isEqualTo(subjects(0, CROWD));
    }

    /** The connector's own directory, which would really wait. */
    @Test
    void theConnectorListsThemToo() {
        assertThat(bed.can(KakaoUserDirectory.class).subjects()).hasSize(CROWD);
    }

    /** A page that promises another one. */
    private static Fault page(String ids) {
        return Fault.answer(200, "{\"elements\":" + ids + ",\"after_url\":\"http://kapi.kakao.com/more\"}");
    }

    private static KakaoUserDirectory directory(CallQuota.Waiting waiting) {
        CallQuota quota = new CallQuota(CallQuota.IDS, UserIdsTest::nanoTime, waiting);
        ProviderClient client = ProviderClient.of(bed.context, KakaoForm.ID, KakaoErrors::ofAnswer);
        return new LinkedUsers(new KakaoApi(client, bed.config, bed.context), quota);
    }

    private static long nanoTime() {
        return Duration.between(Instant.EPOCH, bed.clock.instant()).toNanos();
    }

    private static List<String> subjects(int from, int to) {
        return LongStream.range(FIRST + from, FIRST + to)
                .mapToObj(Long::toString)
                .toList();
    }

    private static List<EmulatedUser> crowd() {
        return IntStream.range(0, CROWD)
                .mapToObj(i ->
                        EmulatedUser.named("user" + i, FIRST + i).linkedWith().build())
                .toList();
    }
}
