package dev.socialconnector.kakao.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.testing.contract.Refusals;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** B7. Neither what webhooks bring nor what proves them is printed or sent back. */
final class WebhookSecretsTest {
    private static final String SUBJECT = "3891047281";
    private static final String UNLINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked";

    @RegisterExtension
    final KakaoBed plain = KakaoBed.start();

    private final String key = plain.kakao.adminKey();
    private final KakaoBed bed = plain.with(config -> config.withApplication(
            KakaoApplication.of(KakaoEmulator.APP_ID).withAdminKey(key).withPrimaryAdminKey(key)));

    @Test
    void nothingOfAnUnlinkNoticeIsPrinted() {
        UnlinkNotices ability = bed.can(UnlinkNotices.class);
        WebhookRequest good = notice("KakaoAK " + key, "app_id=123456&user_id=" + SUBJECT);
        WebhookRequest wrongKey = notice("KakaoAK guess-of-a-key", "app_id=123456&user_id=" + SUBJECT);
        WebhookRequest wrongForm =
                notice("KakaoAK " + key, "app_id=999&user_id=" + SUBJECT + "&name=text-from-outside");

        for (WebhookRequest request : List.of(good, wrongKey, wrongForm)) {
            WebhookDelivery<UnlinkNotice> delivery = ability.receive(request);

            assertThat(printed(ability, bed.config, request, delivery, delivery.message()))
                    .doesNotContain(key, SUBJECT, "guess-of-a-key", "text-from-outside");
            assertThat(told(delivery)).doesNotContain(key, SUBJECT, "guess-of-a-key", "text-from-outside");
        }
    }

    @Test
    void nothingOfAnEventIsPrinted() {
        SecurityEvents ability = bed.can(SecurityEvents.class);
        EmulatedEvent event = bed.kakao
                .webhooks()
                .event(UNLINKED, "jiu")
                .detail("reason", "text-from-outside")
                .claims(claims -> claims.put("jti", "identifier-of-the-event"));
        String good = event.token();
        String wrongKey = event.signedWithForeignKey().token();
        String wrongClaim =
                event.claims(claims -> claims.put("aud", "text-from-outside")).token();
        String noToken = "text-from-outside";

        for (String token : List.of(good, wrongKey, wrongClaim, noToken)) {
            WebhookRequest request = WebhookHost.push(token);
            WebhookDelivery<SecurityEvent> delivery = ability.receive(request);
            List<String> secrets = new ArrayList<>(List.of(token.split("\\.", -1)));
            secrets.addAll(List.of(SUBJECT, "identifier-of-the-event", "text-from-outside"));

            assertThat(printed(ability, request, delivery, delivery.message())).doesNotContain(secrets);
            assertThat(told(delivery)).doesNotContain(secrets);
        }
    }

    private static WebhookRequest notice(String authorization, String form) {
        return new WebhookRequest(
                "POST",
                Map.of(
                        "Authorization", List.of(authorization),
                        "Content-Type", List.of("application/x-www-form-urlencoded")),
                "",
                form);
    }

    private static String printed(Object... all) {
        assertThat(all).noneMatch(each -> each.toString().isEmpty());
        return Stream.of(all).map(String::valueOf).reduce("", String::concat);
    }

    /** What the sender and the log get to read. */
    private static String told(WebhookDelivery<?> delivery) {
        return delivery.answer().toString()
                + delivery.refusal().map(Refusals::printed).orElse("");
    }
}
