package dev.socialconnector.kakao.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import dev.socialconnector.toolkit.http.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E9. Nicknames and scopes of any text pass through unharmed, or are refused clearly. */
final class AwkwardTextTest {
    static final List<String> TEXTS = List.of(
            "error",
            "{\"error\":\"invalid_grant\",\"error_code\":\"KOE320\",\"code\":-401}",
            "access_denied&error=server_error",
            "👩‍👧🐾🇰🇷",
            "\u200Fשלום\u202Eerror\u202C\u2066x\u2069",
            "a\u0000b",
            "\u0000",
            "\r\nSet-Cookie: x=y",
            "\"\\/\b\f\t<script>alert(1)</script>",
            "\uD83D",
            "\uDC3E",
            "\uDC3E\uD83D",
            "a\uD83Db",
            "\uFEFF지우\uFFFF",
            "한".repeat(5_000));

    @RegisterExtension
    static final KakaoBed bed = KakaoBed.start();

    @ParameterizedTest
    @FieldSource("TEXTS")
    void anyNicknamePassesThroughUnharmed(String nickname) {
        String userMe = KakaoAnswers.userWithProfile("\"nickname\":" + json(nickname));

        SocialProfile profile = bed.signInAs(77, userMe).profile();

        assertThat(profile.nickname()).isEqualTo(Optional.of(nickname));
        assertThat(profile.subject()).isEqualTo("77");
        assertThat(profile.toString()).doesNotContain(nickname);
    }

    /** A scope is split at spaces and commas, and at nothing else. */
    @ParameterizedTest
    @FieldSource("TEXTS")
    void anyScopePassesThroughUnharmed(String text) {
        String scope = text.replace(" ", "").replace(",", "");
        bed.kakao.tampering().tokenAnswerText(answer -> withScope(answer, "profile_nickname " + scope));

        SocialLogin login = bed.signIn();

        assertThat(login.tokens().scopes()).contains(Set.of("profile_nickname", scope));
        assertThat(login.profile().nickname()).contains("지우");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "error_code account_error", "error invalid_grant access_denied"})
    void aScopeNamedErrorIsNoError(String scope) {
        bed.kakao.tampering().tokenAnswerText(answer -> withScope(answer, scope));

        SocialLogin login = bed.signIn();

        assertThat(login.tokens().scopes()).contains(Set.of(scope.split(" ", -1)));
    }

    @Test
    void aUserInformationThatSpeaksOfErrorsIsNoError() {
        String userMe =
                "{\"id\":77,\"error\":\"invalid_token\",\"error_code\":\"KOE320\",\"msg\":\"error\",\"code\":-401,"
                        + "\"properties\":{\"error\":\"x\"},\"kakao_account\":{\"profile\":{\"nickname\":\"error\"}}}";

        SocialProfile profile = bed.signInAs(77, userMe).profile();

        assertThat(profile.nickname()).contains("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "👩‍👧🐾", "\u200Fשלום\u202E", "a\u0000b"})
    void anyNicknameOfAnIdTokenPassesThroughUnharmed(String nickname) {
        bed.kakao.tampering().idTokenClaims(claims -> {
            claims.put("nickname", nickname);
            return claims;
        });

        SocialProfile profile = bed.signIn(KakaoBed.options().withoutProfile()).profile();

        assertThat(profile.nickname()).contains(nickname);
    }

    @Test
    void theEmojiUserSignsInWithTheWholeNickname() {
        SocialProfile profile = bed.signIn(KakaoUsers.EMOJI).profile();

        assertThat(profile.nickname()).contains("👩‍👧🐾 \u200Fשלום error");
        assertThat(profile.nickname()).isEqualTo(KakaoUsers.EMOJI.account("nickname"));
    }

    /** A NUL that is not escaped is no JSON (RFC 8259 section 7). */
    @Test
    void aRawNulIsRefused() {
        bed.kakao.inject(
                KakaoPaths.USER_ME, Fault.answer(200, KakaoAnswers.userWithProfile("\"nickname\":\"a\u0000b\"")));

        ConnectorException refusal = bed.refusal();

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
    }

    /** Half a character in bytes is no UTF-8 (RFC 3629 section 3): refused, or passed on as what it is. */
    @Test
    void aRawLoneSurrogateIsRefusedOrKept() {
        ByteArrayOutputStream userMe = new ByteArrayOutputStream();
        userMe.writeBytes(
                "{\"id\":77,\"kakao_account\":{\"profile\":{\"nickname\":\"".getBytes(StandardCharsets.UTF_8));
        userMe.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0xBD});
        userMe.writeBytes("\"}}}".getBytes(StandardCharsets.UTF_8));

        Optional<SocialProfile> profile = JsonObject.parse(userMe.toByteArray()).map(KakaoProfileMapper::fromUser);

        assertThat(profile.map(SocialProfile::nickname).orElse(Optional.of("\uD83D")))
                .contains("\uD83D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"이메일", "🐾", "a\u0000b", "a b", "a,b", "a\"b", "a\\b", "\u200Fx", "\uD83D", ""})
    void aScopeThatNoProviderHasIsNotSent(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KakaoBed.options().scopes(scope))
                .withMessage("scopes must be single scope names");
    }

    private static String withScope(String answer, String scope) {
        String others = answer.replaceFirst(",\"scope\":\"[^\"]*\"", "");
        return others.substring(0, others.length() - 1) + ",\"scope\":" + json(scope) + "}";
    }

    /** Writes a JSON string in which everything beyond ASCII is escaped, lone surrogates too. */
    private static String json(String text) {
        StringBuilder ascii = new StringBuilder();
        for (char c : TextNode.valueOf(text).toString().toCharArray()) {
            ascii.append(c < 127 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return ascii.toString();
    }

    /** Keeps the emulator honest about what it sends. */
    @Test
    void theTextsAreSentAsWritten() {
        String sent = json("🐾\u0000");

        assertThat(JsonObject.parse(("{\"t\":" + sent + "}").getBytes(StandardCharsets.US_ASCII)))
                .contains(new JsonObject(Map.of("t", "🐾\u0000")));
    }
}
