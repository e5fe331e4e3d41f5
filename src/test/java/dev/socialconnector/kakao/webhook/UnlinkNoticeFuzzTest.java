package dev.socialconnector.kakao.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.toolkit.http.FormParameters;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** F1: a form that whoever found the address sends, and the same from Kakao. */
class UnlinkNoticeFuzzTest {
    private static final String KEY = "the-admin-key";
    private static final KakaoUnlinkNotices NOTICES = new KakaoUnlinkNotices(123_456, KEY);

    @FuzzTest
    void aNoticeNamesAPersonOrIsRefused(byte[] input) {
        String form = new String(input, StandardCharsets.UTF_8);

        WebhookDelivery<UnlinkNotice> fromKakao = receive(form, "KakaoAK " + KEY);
        WebhookDelivery<UnlinkNotice> fromAStranger = receive(form, "KakaoAK " + form);

        assertThat(fromAStranger.message()).isEmpty();
        assertThat(fromAStranger.refusal()).isPresent();
        fromKakao.message().ifPresent(notice -> requireProper(notice, form));
    }

    private static WebhookDelivery<UnlinkNotice> receive(String form, String authorization) {
        WebhookDelivery<UnlinkNotice> delivery = Untrusted.accepted(() -> NOTICES.receive(new WebhookRequest(
                        "POST",
                        Map.of(
                                "Authorization", List.of(authorization),
                                "Content-Type", List.of("application/x-www-form-urlencoded")),
                        "",
                        form)))
                .orElseThrow();
        delivery.refusal().ifPresent(Untrusted::requireSilent);
        assertThat(delivery.message().isPresent())
                .isNotEqualTo(delivery.refusal().isPresent())
                .isEqualTo(delivery.answer().status() == 200);
        assertThat(delivery.answer().body()).isEmpty();
        return delivery;
    }

    private static void requireProper(UnlinkNotice notice, String form) {
        Map<String, String> parameters = FormParameters.parse(form).orElseThrow();
        assertThat(parameters).containsEntry("app_id", "123456").containsEntry("user_id", notice.subject());
        assertThat(Long.parseLong(notice.subject())).isPositive().hasToString(notice.subject());
        assertThat(notice.cause()).matches("[ -~]{0,100}");
    }
}
