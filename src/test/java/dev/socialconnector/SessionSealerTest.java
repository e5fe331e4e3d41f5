package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.capability.LogoutSession;
import dev.socialconnector.testing.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sealed session is read by whoever has the keys, and by nobody else. */
final class SessionSealerTest {
    private static final OkHttpClient HTTP = new OkHttpClient();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);

    private final SettableClock clock = new SettableClock();
    private final ConnectorContext context = ConnectorContext.using(HTTP).withClock(clock);
    private final SessionSealer sealer = SessionSealer.of(context, List.of(OLD));
    private final AuthorizationSession session = AuthorizationSession.builder(
                    "kakao",
                    "1f2a3b4c5d6e7f8091a2b3c4d5e6f708",
                    "https://kauth.kakao.com",
                    "https://id.example.kr/callback/kakao",
                    "state-state-state-state-state-state-state-1",
                    clock.instant().plus(Duration.ofMinutes(10)))
            .nonce(Optional.of("nonce-nonce-nonce-nonce-nonce-nonce-nonce-2"))
            .codeVerifier(Optional.of("verifier-verifier-verifier-verifier-verif-3"))
            .scopes(List.of("openid", "account_email", "phone_number"))
            .withProfile(false)
            .expectedSubject(Optional.of("3891047281"))
            .maxAge(Optional.of(Duration.ofMinutes(5)))
            .build();

    @Test
    void whatWasSealedOpensAgainOnAnyNodeWithTheKey() {
        String sealed = sealer.seal(session);

        AuthorizationSession opened =
                SessionSealer.of(context, List.of(OLD.clone())).open(sealed, "kakao");

        assertThat(opened).isEqualTo(session);
    }

    @Test
    void itFitsACookieAndShowsNothing() {
        String sealed = sealer.seal(session);

        assertThat(sealed).hasSizeLessThanOrEqualTo(SessionSealer.MAX_LENGTH).matches("[\\w.-]+");
        assertThat(sealed).doesNotContain("c3RhdGUt").doesNotContain("state");
        assertThat(sealer).hasToString("SessionSealer[1 keys]");
    }

    /** All that Kakao has to ask for, long addresses and a long number. */
    @Test
    void evenALargeSessionIsShort() {
        AuthorizationSession large = AuthorizationSession.builder(
                        "kakao",
                        session.clientId(),
                        "https://accounts.international.example.co.kr/realms/customers",
                        "https://accounts.international.example.co.kr/realms/customers/broker/kakao/endpoint",
                        session.state(),
                        session.expiresAt())
                .nonce(session.nonce())
                .codeVerifier(session.codeVerifier())
                .scopes(List.of(("openid profile_nickname profile_image account_email name gender age_range birthday"
                                + " birthyear phone_number account_ci legal_name legal_birth_date legal_gender"
                                + " is_korean shipping_address plusfriends friends talk_message")
                        .split(" ")))
                .expectedSubject(Optional.of(Long.toString(Long.MAX_VALUE)))
                .build();

        assertThat(sealer.seal(session)).hasSizeLessThanOrEqualTo(800);
        assertThat(sealer.seal(large)).hasSizeLessThanOrEqualTo(1_200);
    }

    @Test
    void theSameSessionNeverLooksTheSame() {
        assertThat(sealer.seal(session)).isNotEqualTo(sealer.seal(session));
    }

    @Test
    void keysChangeWithoutLosingSignInsUnderWay() {
        SessionSealer rotated = SessionSealer.of(context, List.of(NEW, OLD));
        String before = sealer.seal(session);
        String after = rotated.seal(session);

        assertThat(rotated.open(before, "kakao")).isEqualTo(session);
        assertThat(SessionSealer.of(context, List.of(NEW)).open(after, "kakao")).isEqualTo(session);
        assertThat(refusal(sealer, after, "kakao").reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void anyChangedCharacterIsNoticed() {
        String sealed = sealer.seal(session);

        for (int i = 0; i < sealed.length(); i++) {
            int value = ALPHABET.indexOf(sealed.charAt(i));
            char other =
                    value < 0 ? '-' : ALPHABET.charAt(value ^ 1); // one bit, which may be one that decodes to nothing
            String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(refusal(sealer, changed, "kakao").reason()).isEqualTo(Reason.INVALID_CALLBACK);
        }
    }

    @Test
    void anyTruncationIsNoticed() {
        String sealed = sealer.seal(session);

        for (int length = 0; length < sealed.length(); length++) {
            assertThat(refusal(sealer, sealed.substring(0, length), "kakao").reason())
                    .isEqualTo(Reason.INVALID_CALLBACK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\r\n", "\0", ".", "=", "A"})
    void anythingAddedIsNoticed(String more) {
        String sealed = sealer.seal(session);

        assertThat(refusal(sealer, sealed + more, "kakao").reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusal(sealer, more + sealed, "kakao").reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void anotherConnectorsSessionIsRefused() {
        assertThat(refusal(sealer, sealer.seal(session), "oidc").reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void anExpiredSessionIsRefused() {
        String sealed = sealer.seal(session);

        clock.advance(Duration.ofMinutes(10));

        assertThat(refusal(sealer, sealed, "kakao")).hasMessageContaining("expired");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "....", "eyJhbGciOiJub25lIn0..", "{}", "not sealed at all"})
    void whatIsNoSealedSessionIsRefused(@Nullable String sealed) {
        assertThat(refusal(sealer, sealed, "kakao").reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void aMegabyteIsRefusedUnread() {
        assertThat(refusal(sealer, "A".repeat(1_000_000), "kakao").reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void aSessionThatDoesNotFitIsNotSealed() {
        AuthorizationSession large =
                session.toBuilder().scopes(List.of("x".repeat(1_500))).build();

        assertThatThrownBy(() -> sealer.seal(large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1500");
    }

    @Test
    void aLogoutIsSealedToo() {
        LogoutSession logout = new LogoutSession(
                "kakao", "client", "https://kauth.kakao.com", "state-of-the-logout", session.expiresAt());

        String sealed = sealer.sealValues("logout:kakao", logout.toMap());

        assertThat(LogoutSession.fromMap(sealer.openValues("logout:kakao", sealed)))
                .isEqualTo(logout);
        assertThat(sealed).doesNotContain("state");
    }

    @Test
    void whatWasSealedForOnePurposeOpensForNoOther() {
        String values = sealer.sealValues("logout:kakao", Map.of("state", "some-state"));
        String signIn = sealer.seal(session);

        assertThat(refusalOf(() -> sealer.openValues("logout:oidc", values)).reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusalOf(() -> sealer.openValues("kakao", signIn)).reason()).isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusalOf(() -> sealer.open(values, "logout:kakao")).reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
        assertThat(refusalOf(() -> sealer.openValues("logout:kakao", null)).reason())
                .isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void sealedValuesExpireIfTheySayWhen() {
        String values = sealer.sealValues(
                "p", Map.of("expiresAt", clock.instant().plusSeconds(60).toString()));
        String unreadable = sealer.sealValues("p", Map.of("expiresAt", "tomorrow"));

        assertThat(sealer.openValues("p", values)).containsKey("expiresAt");
        assertThat(refusalOf(() -> sealer.openValues("p", unreadable)).reason()).isEqualTo(Reason.INVALID_CALLBACK);
        clock.advance(Duration.ofSeconds(60));
        assertThat(refusalOf(() -> sealer.openValues("p", values)).reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    @Test
    void keysOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> SessionSealer.of(context, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionSealer.of(context, List.of(OLD, new byte[16])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ConnectorException refusal(SessionSealer sealer, @Nullable String sealed, String connectorId) {
        ConnectorException refusal =
                catchThrowableOfType(ConnectorException.class, () -> sealer.open(sealed, connectorId));
        return Optional.ofNullable(refusal).orElseThrow(() -> new AssertionError("it was opened"));
    }

    private static ConnectorException refusalOf(Runnable opening) {
        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, opening::run);
        return Optional.ofNullable(refusal).orElseThrow(() -> new AssertionError("it was opened"));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[SessionSealer.KEY_BYTES];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
