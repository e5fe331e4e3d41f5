package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.Connectors;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.TokenRefresh;
import dev.socialconnector.capability.UserInfoLookup;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kakao is an OpenID Connect provider like any other, as far as that goes. */
class KakaoByDiscoveryTest {
    private final KakaoEmulator kakao = KakaoEmulator.builder()
            .ownAddressAsIssuer()
            .redirectUri(KakaoEmulator.REDIRECT_URI)
            .start();
    private final SocialConnector connector = Connectors.load()
            .find("oidc")
            .orElseThrow()
            .create(
                    ConnectorConfig.of(Map.of(
                            "issuer", kakao.issuer(),
                            "clientId", kakao.app().clientId(),
                            "clientSecret", kakao.app().clientSecret(),
                            "scope", "openid profile_nickname account_email",
                            "allowLoopback", true)),
                    ConnectorContext.using(new OkHttpClient()));

    @AfterEach
    void stop() {
        kakao.close();
    }

    @Test
    void aPersonSignsInWithTheStandardClaims() {
        SocialLogin login = signIn();

        assertThat(login.profile().subject()).isEqualTo(Long.toString(KakaoUsers.JIU.id()));
        assertThat(login.profile().nickname()).isPresent();
        assertThat(login.profile().email())
                .hasValueSatisfying(email -> assertThat(email.verified()).isTrue());
        assertThat(login.profile().consents()).isEmpty();
        assertThat(login.idToken())
                .hasValueSatisfying(token -> assertThat(token.issuer()).isEqualTo(kakao.issuer()));
    }

    @Test
    void whatKakaoAdvertisesCanBeDone() {
        SocialLogin login = signIn();
        String subject = login.profile().subject();

        TokenSet fresh = connector.capability(TokenRefresh.class).orElseThrow().refresh(login.tokens(), subject);

        assertThat(connector
                        .capability(UserInfoLookup.class)
                        .orElseThrow()
                        .userInfo(fresh, subject)
                        .subject())
                .isEqualTo(subject);
        assertThat(connector.capability(AccountUnlink.class)).isEmpty();
    }

    private SocialLogin signIn() {
        AuthorizationRequest request = connector.begin(AuthorizationOptions.redirectingTo(KakaoEmulator.REDIRECT_URI));
        String query = kakao.approve(request.uri(), KakaoUsers.JIU.name(), Set.of("profile_nickname", "account_email"))
                .getRawQuery();
        return connector.complete(AuthorizationCallback.fromQuery(query), request.session());
    }
}
