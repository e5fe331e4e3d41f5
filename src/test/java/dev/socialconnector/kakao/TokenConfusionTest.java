package dev.socialconnector.kakao;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.kakao.settings.KakaoApplication;
import dev.socialconnector.kakao.settings.KakaoNativeApps;
import dev.socialconnector.kakao.webhook.WebhookHost;
import dev.socialconnector.testing.kakao.EmulatedEvent;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.webhook.SecurityEvent;
import dev.socialconnector.webhook.SecurityEvents;
import dev.socialconnector.webhook.WebhookDelivery;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F2. One issuer signs both with the same keys, and neither an ID token nor a security event passes for the other. */
final class TokenConfusionTest {
    private static final String SUBJECT = "3891047281";
    private static final String UNLINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked";

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @Test
    void anIdTokenIsNoSecurityEvent() {
        String idToken = bed.signIn().tokens().idToken().orElseThrow();

        assertIsNoSecurityEvent(idToken);
    }

    /** Also one with all that an event has, whose type is left out as many providers do. */
    @ParameterizedTest
    @ValueSource(strings = {"JWT", ""})
    void anIdTokenWithEventsIsNoSecurityEvent(String type) {
        bed.kakao
                .tampering()
                .idTokenHeader(header -> {
                    header.remove("typ");
                    if (!type.isEmpty()) {
                        header.put("typ", type);
                    }
                    return header;
                })
                .idTokenClaims(claims -> {
                    claims.put("jti", "of-an-id-token");
                    claims.put("events", Map.of(UNLINKED, Map.of()));
                    return claims;
                });
        String idToken = bed.signIn().tokens().idToken().orElseThrow();

        assertIsNoSecurityEvent(idToken);
    }

    /** Not even with every claim that an ID token needs, in the code flow. */
    @Test
    void aSecurityEventIsNoIdToken() {
        AuthorizationRequest request = bed.begin();
        String event = withClaimsOfAnIdToken(
                request.session().nonce().orElseThrow(), bed.kakao.app().clientId());
        bed.kakao.tampering().idToken(replaced -> event);
        String query = bed.approvedQuery(request);

        ConnectorException refusal = refusalOf(() -> bed.complete(query, request.session()));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal.step()).isEqualTo(Step.ID_TOKEN);
        assertThat(refusal).hasMessageContaining("type");
        assertThat(bed.kakao.count(KakaoPaths.USER_ME)).isZero();
    }

    /** What the test above stands on: only the type makes the difference. */
    @Test
    void theSameClaimsUnderTheTypeOfAnIdTokenSignIn() {
        AuthorizationRequest request = bed.begin();
        String idToken = bed.kakao
                .webhooks()
                .event(UNLINKED, "jiu")
                .header(header -> header.put("typ", "JWT"))
                .claims(claims -> addClaimsOfAnIdToken(
                        claims,
                        request.session().nonce().orElseThrow(),
                        bed.kakao.app().clientId()))
                .token();
        bed.kakao.tampering().idToken(replaced -> idToken);

        SocialLogin login = bed.complete(bed.approvedQuery(request), request.session());

        assertThat(login.idToken().orElseThrow().subject()).isEqualTo(SUBJECT);
    }

    /** Nor when an app hands it in. */
    @Test
    void aSecurityEventIsNoAppsIdToken() {
        KakaoBed withApp = bed.with(config ->
                config.withApplication(KakaoApplication.UNKNOWN.withNativeApps(KakaoNativeApps.of("an0app"))));
        NativeSignIn nativeSignIn = withApp.can(NativeSignIn.class);
        NativeCredential event =
                NativeCredential.of(withClaimsOfAnIdToken("a-nonce-of-the-server", "an0app"), "a-nonce-of-the-server");

        ConnectorException refusal = refusalOf(() -> nativeSignIn.signIn(event));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
        assertThat(refusal).hasMessageContaining("type");
    }

    private static String withClaimsOfAnIdToken(String nonce, String audience) {
        return event().claims(claims -> addClaimsOfAnIdToken(claims, nonce, audience))
                .token();
    }

    private static void addClaimsOfAnIdToken(Map<String, Object> claims, String nonce, String audience) {
        claims.put("aud", audience);
        claims.put("nonce", nonce);
        claims.put("exp", bed.clock.instant().getEpochSecond() + 3_600);
        claims.put("auth_time", bed.clock.instant().getEpochSecond());
    }

    private static EmulatedEvent event() {
        return bed.kakao.webhooks().event(UNLINKED, "jiu");
    }

    private static void assertIsNoSecurityEvent(String token) {
        WebhookDelivery<SecurityEvent> delivery = bed.can(SecurityEvents.class).receive(WebhookHost.push(token));

        assertThat(delivery.message()).isEmpty();
        assertThat(delivery.answer().status()).isEqualTo(400);
        assertThat(delivery.refusal().orElseThrow().reason()).isEqualTo(Reason.INVALID_TOKEN);
        assertThat(delivery.refusal().orElseThrow()).hasMessageContaining("type");
    }
}
