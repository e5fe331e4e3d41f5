package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.printed;
import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.ProviderLogout;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.RecordingListener;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Acting for a person who is away: with the admin key, which is nobody's to see and never a person's fault. */
final class AdminKeyTest {
    private static final UserRef AWAY = UserRef.bySubject(KakaoUsers.JIU.subject());
    private static final String WRONG = "0123456789abcdef0123456789abcdef";

    /** What can be done so. */
    enum Deed {
        PROFILE(KakaoPaths.USER_ME) {
            @Override
            void doIt(KakaoBed bed, UserRef user) {
                bed.can(ProfileLookup.class).profile(user);
            }
        },
        LOGOUT(KakaoPaths.LOGOUT) {
            @Override
            void doIt(KakaoBed bed, UserRef user) {
                bed.can(ProviderLogout.class).logout(user);
            }
        },
        UNLINK(KakaoPaths.UNLINK) {
            @Override
            void doIt(KakaoBed bed, UserRef user) {
                bed.can(AccountUnlink.class).unlink(user);
            }
        };

        final String path;

        Deed(String path) {
            this.path = path;
        }

        abstract void doIt(KakaoBed bed, UserRef user);
    }

    private final RecordingListener listener = new RecordingListener();

    @RegisterExtension
    final KakaoBed bed = KakaoBed.start().in(context -> context.withListener(listener));

    @ParameterizedTest
    @EnumSource
    void withoutOneKakaoIsNotAsked(Deed deed) {
        ConnectorException refusal = refusalOf(() -> deed.doIt(bed, AWAY));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal).hasMessageContaining("admin key");
        assertThat(bed.kakao.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aWrongOneIsTheOperatorsTurn(Deed deed) {
        ConnectorException refusal = refusalOf(() -> deed.doIt(bed.withAdminKey(WRONG), AWAY));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).hasValue("-401");
        assertThat(refusal).hasMessageContaining("admin key");
    }

    /** Since 2025-12, a further admin key may be allowed some parts of the API only. */
    @ParameterizedTest
    @EnumSource
    void oneThatMayNotIsTheOperatorsTurnToo(Deed deed) {
        KakaoBed limited = bed.withAdminKey(bed.kakao.addAdminKey("/v1/user/shipping_address"));

        ConnectorException refusal = refusalOf(() -> deed.doIt(limited, AWAY));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).hasValue("-3");
    }

    @ParameterizedTest
    @EnumSource
    void itGoesIntoTheHeaderAndNowhereElse(Deed deed) {
        deed.doIt(bed.withAdminKey(), AWAY);

        RecordedCall call = bed.kakao.calls(deed.path).get(0);
        assertThat(call.header("Authorization")).hasValue("KakaoAK " + bed.kakao.adminKey());
        assertThat(call.query() + call.body()).doesNotContain(bed.kakao.adminKey());
        assertThat(call.parameter("target_id_type")).hasValue("user_id");
        assertThat(call.parameter("target_id")).hasValue(AWAY.subject());
    }

    @ParameterizedTest
    @EnumSource
    void withTheirTokensItStaysAtHome(Deed deed) {
        KakaoBed both = bed.withAdminKey();
        TokenSet tokens = both.signIn().tokens();

        deed.doIt(both, UserRef.byTokens(tokens, KakaoUsers.JIU.subject()));

        assertThat(bed.kakao.calls()).noneSatisfy(call -> assertThat(call.headers() + call.body() + call.query())
                .contains(bed.kakao.adminKey()));
    }

    /** B7. Kakao's texts have been seen to repeat the key. */
    @ParameterizedTest
    @EnumSource
    void nothingPrintsIt(Deed deed) {
        KakaoBed acting = bed.withAdminKey();
        String key = bed.kakao.adminKey();
        List<Fault> faults = List.of(
                Fault.kapiError(401, -401, "wrong appKey(" + key + ") format"),
                Fault.kapiError(400, -2, key),
                Fault.answer(500, "{\"msg\":\"" + key),
                Fault.answer(200, "{\"id\":\"" + key + "\"}"),
                Fault.redirect(302, bed.kakao.uri("/" + key)));

        for (Fault fault : faults) {
            bed.kakao.clearFaults();
            bed.kakao.inject(deed.path, fault);
            ConnectorException refusal = refusalOf(() -> deed.doIt(acting, AWAY));

            assertThat(printed(refusal)).doesNotContain(key);
            assertThat(refusal.providerCode().orElse("")).doesNotContain(key);
        }
        assertThat(List.of(acting.config, acting.config.application(), acting.connector, listener.events, AWAY))
                .allSatisfy(
                        each -> assertThat(each.toString()).doesNotContain(key).doesNotContain(AWAY.subject()));
    }
}
