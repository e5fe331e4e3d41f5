package dev.socialconnector.naver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.testing.naver.NaverEmulator;
import dev.socialconnector.testing.naver.NaverNotices;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F1. A notice that a person took the link back is Naver's, or it is refused. */
final class NaverUnlinkNoticesTest {
    private static final Map<String, List<String>> FORM =
            Map.of("Content-Type", List.of("application/x-www-form-urlencoded;charset=UTF-8"));

    @RegisterExtension
    final NaverBed bed = new NaverBed();

    private final NaverNotices notices = bed.naver.notices();

    /** As in Naver's sample. */
    @Test
    void aNoticeInTheQueryOfAPostIsRead() {
        assertThat(delivered(inQuery(about(NaverBed.SUBJECT)))).isEqualTo(new UnlinkNotice(NaverBed.SUBJECT, ""));
    }

    @Test
    void aNoticeInTheBodyIsRead() {
        assertThat(delivered(inBody(about("32742776")))).isEqualTo(new UnlinkNotice("32742776", ""));
    }

    @Test
    void aNoticeInBothPlacesIsReadIfTheyAgree() {
        String parameters = about("32742776");
        WebhookRequest same = WebhookRequest.of("POST", FORM, parameters, parameters);
        WebhookRequest other = WebhookRequest.of("POST", FORM, parameters, about("32742777"));

        assertThat(delivered(same).subject()).isEqualTo("32742776");
        isRefused(other, 400);
    }

    /** Key, plaintext and signature of a notice that was worked out by other means (OpenSSL). */
    @Test
    void aNoticeThatWasMadeElsewhereIsRead() {
        bed.clock.advance(Duration.between(bed.clock.instant(), Instant.ofEpochSecond(1_780_000_000)));
        UnlinkNotices receiver = new NaverUnlinkNotices(bed.context, "client-of-vector", "secret-of-vector");

        WebhookDelivery<UnlinkNotice> delivery = receiver.receive(inQuery(
                "clientId=client-of-vector&encryptUniqueId=AAECAwQFBgcICQoLDA0OD7hTyD73SmM4ZqrXg6ylX1g6xRCJfStMF3xvBKIsPxQc"
                        + "&timestamp=1780000000&signature=pPs4KwOlvrWfuH39gKJTzCaAqWsJf3-BQI3SK9bn83k"));

        assertThat(delivery.message()).contains(new UnlinkNotice("naver-id-of-vector", ""));
    }

    /** It fills one block alone. */
    @Test
    void theIdOfAnOldApplicationIsShort() {
        assertThat(delivered(inQuery(about("24680"))).subject()).isEqualTo("24680");
    }

    /** Decoders should take both alphabets, and a plus sign that a form has made a space of. */
    @Test
    void bothAlphabetsOfBase64AreTaken() {
        for (int i = 0; i < 20; i++) {
            String encrypted =
                    notices.encrypted(NaverBed.SUBJECT).replace('-', '+').replace('_', '/') + "=".repeat(i % 2);
            String[] signed =
                    notices.signed(NaverEmulator.CLIENT_ID, encrypted, now()).split("&signature=", -1);
            String encoded = i < 10 ? encrypted.replace("+", "%2B") : encrypted;
            String signature = signed[1].replace('-', '+').replace('_', '/').replace("+", "%2B") + "%3D";

            assertThat(delivered(inQuery(signed[0].replace(encrypted, encoded) + "&signature=" + signature))
                            .subject())
                    .isEqualTo(NaverBed.SUBJECT);
        }
    }

    @Test
    void theAnswerHasNoBody() {
        WebhookDelivery<UnlinkNotice> delivery = receive(inQuery(about(NaverBed.SUBJECT)));

        assertThat(delivery.answer().status()).isEqualTo(204);
        assertThat(delivery.answer().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "encryptUniqueId", "timestamp", "signature"})
    void eachParameterMustBeThereOnce(String name) {
        String whole = about(NaverBed.SUBJECT);
        String value = whole.replaceFirst(".*" + name + "=([^&]*).*", "$1");

        assertThat(receive(inQuery(whole.replaceFirst("&?" + name + "=[^&]*", "")))
                        .message())
                .isEmpty();
        isRefused(inQuery(whole + "&" + name + "=" + value), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "encryptUniqueId", "timestamp", "signature"})
    void whatWasChangedIsRefused(String name) {
        isRefused(inQuery(changed(name, about(NaverBed.SUBJECT))), 403);
    }

    @Test
    void whatAnotherSecretHasSignedIsRefused() {
        NaverNotices forged = new NaverNotices(NaverEmulator.CLIENT_ID, "another-secret");

        isRefused(inQuery(forged.about(NaverBed.SUBJECT, bed.clock.instant())), 403);
    }

    @Test
    void aNoticeOfAnotherApplicationIsRefused() {
        NaverNotices other = new NaverNotices("another-client", NaverEmulator.CLIENT_SECRET);

        isRefused(inQuery(other.about(NaverBed.SUBJECT, bed.clock.instant())), 403);
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 0, 300})
    void aNoticeMayBeFiveMinutesAway(int seconds) {
        assertThat(delivered(inQuery(notices.about("a", bed.clock.instant().plusSeconds(seconds)))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301})
    void anOlderNoticeOrALaterOneIsRefused(int seconds) {
        isRefused(inQuery(notices.about("a", bed.clock.instant().plusSeconds(seconds))), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1e9", "999999999999"})
    void aTimeThatIsNoneIsRefused(String timestamp) {
        isRefused(inQuery(notices.signed(NaverEmulator.CLIENT_ID, notices.encrypted("a"), timestamp)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AAAA", "!!!!", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatCannotBeDecryptedIsRefused(String encrypted) {
        isRefused(inQuery(notices.signed(NaverEmulator.CLIENT_ID, encrypted, now())), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "<script>"})
    void whatIsNoIdIsRefused(String subject) {
        isRefused(inQuery(about(subject)), 400);
    }

    @Test
    void aNoticeThatComesAgainIsAcknowledgedAndNotDelivered() {
        String parameters = about(NaverBed.SUBJECT);
        assertThat(receive(inQuery(parameters)).message()).isPresent();

        WebhookDelivery<UnlinkNotice> again = receive(inBody(parameters));

        assertThat(again.answer().status()).isEqualTo(204);
        assertThat(again.message()).isEmpty();
        assertThat(again.refusal()).isEmpty();
    }

    /** Longer than it would be taken for, and in a form that no table's collation changes. */
    @Test
    void theHostsMemoryIsAskedAboutGenuineNoticesOnly() {
        List<String> remembered = new ArrayList<>();
        UnlinkNotices receiver = receiver((identifier, until) -> {
            assertThat(until).isAfter(bed.clock.instant().plus(Duration.ofMinutes(5)));
            return remembered.add(identifier);
        });

        receiver.receive(inQuery(about(NaverBed.SUBJECT)));
        receiver.receive(inQuery(about("with space")));
        receiver.receive(inQuery(changed("signature", about(NaverBed.SUBJECT))));

        assertThat(remembered).singleElement().asString().matches("[0-9a-f]{64}");
    }

    /** Naver never sends it again. */
    @Test
    void aMemoryThatFailsLosesNoNotice() {
        UnlinkNotices receiver = receiver((identifier, until) -> {
            throw new IllegalStateException("the table is gone");
        });

        assertThat(receiver.receive(inQuery(about(NaverBed.SUBJECT))).message()).isPresent();
    }

    @Test
    void anyOtherMethodIsRefused() {
        WebhookDelivery<UnlinkNotice> delivery =
                receive(WebhookRequest.of("GET", Map.of(), about(NaverBed.SUBJECT), null));

        assertThat(delivery.answer().status()).isEqualTo(405);
        assertThat(delivery.answer().headers()).containsEntry("Allow", "POST");
        assertThat(delivery.message()).isEmpty();
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        isRefused(
                WebhookRequest.of(
                        "POST", Map.of("Content-Type", List.of("application/json")), "", about(NaverBed.SUBJECT)),
                415);
    }

    @Test
    void whatIsTooLongIsNotRead() {
        String padded = about(NaverBed.SUBJECT) + "&padding=";

        isRefused(inQuery(padded + "a".repeat(8_193 - padded.length())), 400);
        assertThat(delivered(inQuery(padded + "a".repeat(8_192 - padded.length())))
                        .subject())
                .isEqualTo(NaverBed.SUBJECT);
    }

    @Test
    void whatIsNotProperlyEncodedIsRefused() {
        isRefused(inQuery(about(NaverBed.SUBJECT) + "&a=%zz"), 400);
    }

    private String about(String subject) {
        return notices.about(subject, bed.clock.instant());
    }

    private String now() {
        return Long.toString(bed.clock.instant().getEpochSecond());
    }

    /** A value may begin with 9 already: two of them are other ones each time. */
    private static String changed(String name, String parameters) {
        String other = parameters.contains(name + "=9") ? "8" : "9";
        return parameters.replaceFirst(name + "=.", name + "=" + other);
    }

    private static WebhookRequest inQuery(String parameters) {
        return WebhookRequest.of("POST", FORM, parameters, null);
    }

    private static WebhookRequest inBody(String parameters) {
        return WebhookRequest.of("POST", FORM, null, parameters);
    }

    private UnlinkNotices receiver(ReplayMemory memory) {
        return new NaverUnlinkNotices(
                bed.context.withReplayMemory(memory), NaverEmulator.CLIENT_ID, NaverEmulator.CLIENT_SECRET);
    }

    private WebhookDelivery<UnlinkNotice> receive(WebhookRequest request) {
        return bed.can(UnlinkNotices.class).receive(request);
    }

    private UnlinkNotice delivered(WebhookRequest request) {
        WebhookDelivery<UnlinkNotice> delivery = receive(request);
        assertThat(delivery.refusal()).isEmpty();
        return delivery.message().orElseThrow();
    }

    private void isRefused(WebhookRequest request, int status) {
        WebhookDelivery<UnlinkNotice> delivery = receive(request);
        assertThat(delivery.answer().status()).isEqualTo(status);
        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
            assertThat(refusal.step()).isEqualTo(Step.UNLINK_NOTICE);
            assertThat(refusal.getMessage()).doesNotContain(NaverBed.SUBJECT, NaverEmulator.CLIENT_SECRET);
        });
    }
}
