package dev.socialconnector.kakao.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.WebhookReply;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F1, F3. Kakao's word that a person broke the link counts, and nobody else's. */
final class UnlinkNoticesTest {
    private static final String SUBJECT = "3891047281";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARAMETERS =
            "app_id=" + KakaoEmulator.APP_ID + "&user_id=" + SUBJECT + "&referrer_type=UNLINK_FROM_APPS";

    @RegisterExtension
    static final KakaoBed plain = KakaoBed.start();

    private static final String KEY = plain.kakao.adminKey();
    private static final KakaoBed bed = plain.with(config ->
            config.withApplication(KakaoApplication.of(KakaoEmulator.APP_ID).withAdminKey(KEY)));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aPersonWhoBreaksTheLinkIsTold(String method) throws IOException {
        try (WebhookHost host = WebhookHost.start(bed)) {
            bed.kakao.webhooks().unlinkNotices(host.address("/unlink"), method);

            WebhookReply reply = bed.kakao.unlink("jiu").orElseThrow();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEmpty();
            assertThat(host.notices).hasSize(1);
            assertThat(host.notices.get(0).message()).hasValue(new UnlinkNotice(SUBJECT, "UNLINK_FROM_APPS"));
            assertThat(host.notices.get(0).refusal()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNLINK_FROM_ADMIN",
                "ACCOUNT_DELETE",
                "FORCED_ACCOUNT_DELETE",
                "INCOMPLETE_SIGN_UP",
                "UNHEARD_OF",
                "a cause in words"
            })
    void eachCausePassesAsItIs(String cause) throws IOException {
        try (WebhookHost host = WebhookHost.start(bed)) {
            bed.kakao.unlink("jiu", cause);

            assertThat(host.notices.get(0).message().orElseThrow().cause()).isEqualTo(cause);
        }
    }

    /** The person must be forgotten all the same. */
    @Test
    void aNoticeWithoutCauseIsOne() {
        WebhookDelivery<UnlinkNotice> delivery =
                receive(post("app_id=" + KakaoEmulator.APP_ID + "&user_id=" + SUBJECT + "&group_user_token=g"));

        assertThat(delivery.message()).hasValue(new UnlinkNotice(SUBJECT, ""));
    }

    @Test
    void theServicesOwnUnlinkIsNotTold() throws IOException {
        try (WebhookHost host = WebhookHost.start(bed)) {
            UserRef user = UserRef.byTokens(bed.signIn().tokens(), SUBJECT);

            bed.can(AccountUnlink.class).unlink(user);

            assertThat(bed.kakao.isLinked("jiu")).isFalse();
            assertThat(host.notices).isEmpty();
        }
    }

    static Stream<List<String>> wrongKeys() {
        return Stream.of(
                List.of(),
                List.of(""),
                List.of(KEY),
                List.of("KakaoAK"),
                List.of("KakaoAK "),
                List.of("KakaoAK null"),
                List.of("Bearer " + KEY),
                List.of("KakaoAK " + KEY + "0"),
                List.of("KakaoAK " + KEY + " "),
                List.of("KakaoAK  " + KEY),
                List.of("KakaoAK " + KEY.substring(1)),
                List.of("KakaoAK " + KEY.substring(0, KEY.length() - 1)),
                List.of("KakaoAK " + KEY + ", KakaoAK " + KEY),
                List.of("KakaoAK " + KEY, "KakaoAK " + KEY),
                List.of("KakaoAK wrong", "KakaoAK " + KEY));
    }

    @ParameterizedTest
    @MethodSource("wrongKeys")
    void aKeyThatIsWrongMissingOrRepeatedIsRefusedBeforeAnythingIsRead(List<String> authorization) {
        WebhookDelivery<UnlinkNotice> good = receive(post(authorization, PARAMETERS));
        WebhookDelivery<UnlinkNotice> broken = receive(post(authorization, "%zz"));

        assertRefused(good, 401);
        assertRefused(broken, 401);
        assertThat(good.answer().headers()).containsEntry("WWW-Authenticate", "KakaoAK");
        assertThat(broken.refusal().orElseThrow())
                .hasMessage(good.refusal().orElseThrow().getMessage());
    }

    @Test
    void headersCannotBeChangedAfterwards() {
        List<String> type = new ArrayList<>(List.of(FORM));
        WebhookRequest request = new WebhookRequest("POST", Map.of("Content-Type", type), "", PARAMETERS);

        type.add("text/plain");

        assertThat(request.header("content-type")).contains(FORM);
        assertThat(request.headers().values())
                .allSatisfy(values -> assertThat(values).isUnmodifiable());
    }

    /** A second header under another spelling of its name is the same header twice. */
    @Test
    void aKeyRepeatedInAnotherCaseIsRefused() {
        Map<String, List<String>> headers = Map.of(
                "Content-Type", List.of(FORM),
                "Authorization", List.of("KakaoAK " + KEY),
                "AUTHORIZATION", List.of("KakaoAK " + KEY));

        assertRefused(receive(new WebhookRequest("POST", headers, "", PARAMETERS)), 401);
    }

    @Test
    void onlyThePrimaryAdminKeyCountsIfItIsAnotherOne() {
        UnlinkNotices ability = plain.with(config -> config.withApplication(KakaoApplication.of(KakaoEmulator.APP_ID)
                        .withAdminKey("another0key")
                        .withPrimaryAdminKey(KEY)))
                .can(UnlinkNotices.class);

        WebhookDelivery<UnlinkNotice> byPrimary = ability.receive(post(PARAMETERS));
        WebhookDelivery<UnlinkNotice> byOther = ability.receive(post(List.of("KakaoAK another0key"), PARAMETERS));

        assertThat(byPrimary.message()).isPresent();
        assertRefused(byOther, 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "post", "get", " GET", ""})
    void anotherMethodIsRefused(String method) {
        WebhookRequest request = post(PARAMETERS);

        WebhookDelivery<UnlinkNotice> delivery =
                receive(new WebhookRequest(method, request.headers(), PARAMETERS, PARAMETERS));

        assertRefused(delivery, 405);
        assertThat(delivery.answer().headers()).containsEntry("Allow", "GET, POST");
    }

    static Stream<List<String>> wrongContentTypes() {
        return Stream.of(
                List.of(),
                List.of(""),
                List.of("application/json"),
                List.of("text/plain"),
                List.of("multipart/form-data; boundary=x"),
                List.of(FORM + "x"),
                List.of("application/json; " + FORM),
                List.of(FORM, FORM));
    }

    @ParameterizedTest
    @MethodSource("wrongContentTypes")
    void anotherContentTypeIsRefused(List<String> contentType) {
        Map<String, List<String>> headers =
                Map.of("Authorization", List.of("KakaoAK " + KEY), "Content-Type", contentType);

        assertRefused(receive(new WebhookRequest("POST", headers, "", PARAMETERS)), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {FORM, FORM + ";charset=utf-8", FORM + " ; charset=UTF-8", "Application/X-WWW-Form-Urlencoded"})
    void aFormIsOneInAnySpelling(String contentType) {
        Map<String, List<String>> headers =
                Map.of("authorization", List.of("KakaoAK " + KEY), "content-type", List.of(contentType));

        assertThat(receive(new WebhookRequest("POST", headers, "", PARAMETERS)).message())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app_id=123456",
                "user_id=3891047281",
                "app_id=123457&user_id=3891047281",
                "app_id=1234567&user_id=3891047281",
                "app_id=+123456&user_id=3891047281",
                "app_id=0123456&user_id=3891047281",
                "APP_ID=123456&user_id=3891047281",
                "app_id=123456&user_id=",
                "app_id=123456&user_id=0",
                "app_id=123456&user_id=-1",
                "app_id=123456&user_id=1e9",
                "app_id=123456&user_id=somebody",
                "app_id=123456&user_id=3891047281%00",
                "app_id=123456&user_id=%EF%BC%91",
                "app_id=123456&user_id=38910472813891047281",
                "app_id=123456&user_id=1&user_id=2",
                "app_id=123456&user_id=1&user_id=1",
                "app_id=123456&user_id=1&user%5Fid=2",
                "app_id=123456&app_id=999&user_id=1",
                "app_id=123456&user_id=1&unheard_of=1&unheard_of=2",
                "app_id=123456&user_id=%zz",
                "app_id=123456&user_id=1&x=%",
                "{\"app_id\":\"123456\",\"user_id\":\"1\"}"
            })
    void parametersThatAreNotKakaosAreRefused(String parameters) {
        assertRefused(receive(post(parameters)), 400);
        assertRefused(receive(get(parameters)), 400);
    }

    /** Whatever Kakao calls the cause, the person is unlinked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a%0Ab",
                "%F0%9F%90%BE",
                "%EC%97%B0%EA%B2%B0",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aCauseThatCannotBeReadIsLeftOut(String cause) {
        WebhookDelivery<UnlinkNotice> delivery =
                receive(post("app_id=123456&user_id=3891047281&referrer_type=" + cause));

        assertThat(delivery.answer().status()).isEqualTo(200);
        assertThat(delivery.message()).contains(new UnlinkNotice("3891047281", ""));
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertRefused(receive(post("app_id=123456&user_id=1&x=" + "A".repeat(1_000_000))), 400);
        assertRefused(receive(get("app_id=123456&user_id=1&x=" + "A".repeat(1_000_000))), 400);
        assertRefused(receive(post("&".repeat(1_000_000))), 400);
    }

    @Test
    void aGetIsItsQueryAndAPostItsBody() {
        Map<String, List<String>> headers = post(PARAMETERS).headers();

        assertThat(receive(new WebhookRequest("GET", headers, PARAMETERS, "%zz"))
                        .message())
                .isPresent();
        assertThat(receive(new WebhookRequest("POST", headers, "%zz", PARAMETERS))
                        .message())
                .isPresent();
        assertRefused(receive(new WebhookRequest("GET", headers, "", PARAMETERS)), 400);
        assertRefused(receive(new WebhookRequest("POST", headers, PARAMETERS, "")), 400);
    }

    @Test
    void withoutKeyOrApplicationThereIsNoSuchAbility() {
        KakaoApplication key = KakaoApplication.UNKNOWN.withAdminKey(KEY).withPrimaryAdminKey(KEY);
        KakaoApplication id = KakaoApplication.of(KakaoEmulator.APP_ID);
        KakaoApplication primaryKeyAlone = id.withPrimaryAdminKey(KEY);

        assertThat(plain.connector.capability(UnlinkNotices.class)).isEmpty();
        assertThat(with(key).connector.capability(UnlinkNotices.class)).isEmpty();
        assertThat(with(id).connector.capability(UnlinkNotices.class)).isEmpty();
        assertThat(with(primaryKeyAlone).connector.capability(UnlinkNotices.class))
                .isPresent();
    }

    private static KakaoBed with(KakaoApplication application) {
        return plain.with(config -> config.withApplication(application));
    }

    private static WebhookDelivery<UnlinkNotice> receive(WebhookRequest request) {
        return bed.can(UnlinkNotices.class).receive(request);
    }

    private static WebhookRequest post(String body) {
        return post(List.of("KakaoAK " + KEY), body);
    }

    private static WebhookRequest post(List<String> authorization, String body) {
        return new WebhookRequest(
                "POST", Map.of("Authorization", authorization, "Content-Type", List.of(FORM)), "", body);
    }

    private static WebhookRequest get(String query) {
        return new WebhookRequest("GET", Map.of("Authorization", List.of("KakaoAK " + KEY)), query, "");
    }

    private static void assertRefused(WebhookDelivery<UnlinkNotice> delivery, int status) {
        ConnectorException refusal = delivery.refusal().orElseThrow();
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.answer().status()).isEqualTo(status);
        assertThat(delivery.answer().body()).isEmpty();
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal.step()).isEqualTo(Step.UNLINK_NOTICE);
        assertThat(Refusals.printed(refusal)).doesNotContain(KEY, SUBJECT);
    }
}
