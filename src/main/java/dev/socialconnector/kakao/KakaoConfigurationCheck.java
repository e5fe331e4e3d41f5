package dev.socialconnector.kakao;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.capability.ConfigurationCheck;
import dev.socialconnector.kakao.api.KakaoApi;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.oauth.ClientCheck;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.TokenEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries the settings by a token request with a made-up code: Kakao looks at the client first, and says that there is no such code
 * (KOE320) only to one that it accepts. The code is random and belongs to no sign-in, so none is touched. An admin key is tried by
 * asking for one user id, which is one of the 100 such calls that a minute has; what the answer holds is not looked at.
 *
 * <p>A redirect URI that is not registered may go unnoticed here, because a code has to be found before its redirect URI can be
 * compared; Kakao shows that one in the browser (KOE006). The application's number and the scopes cannot be tried without a person.
 */
final class KakaoConfigurationCheck implements ConfigurationCheck {
    private static final String NO_SUCH_CODE = "KOE320";
    private static final String WRONG_SECRET = "KOE010";
    private static final String REDIRECT_URI = "redirectUri";

    private static final ConfigFault NOT_REGISTERED =
            ConfigFault.of(REDIRECT_URI, "is not registered for this REST API key", "이 REST API 키에 등록되어 있지 않습니다");
    private static final Map<String, ConfigFault> FAULTS = Map.of(
            "KOE303",
            NOT_REGISTERED,
            "KOE006",
            NOT_REGISTERED,
            "KOE101",
            ofClientId("is unknown to Kakao", "카카오에 없는 키입니다"),
            "KOE008",
            ofClientId(
                    "is an app key of another kind; it must be the REST API key", "다른 종류의 앱 키입니다. REST API 키를 입력하세요"),
            "KOE114",
            ofClientId("is not the key that the codes are issued to", "인가 코드가 발급된 키가 아닙니다"),
            "KOE004",
            ofClientId(
                    "is of an application whose Kakao Login is switched off in the console",
                    "카카오 콘솔에서 카카오 로그인을 꺼 둔 앱의 키입니다"),
            "KOE009",
            ofClientId(
                    "is of an application whose platform or Kakao Login is not set up in the console",
                    "카카오 콘솔에서 플랫폼이나 카카오 로그인을 설정하지 않은 앱의 키입니다"),
            "KOE125",
            ofClientId("is of an application that Kakao has suspended", "카카오가 이용을 제한한 앱의 키입니다"));

    private final KakaoConfig config;
    private final OAuthClient client;
    private final ClientCheck clientCheck;
    private final KakaoApi api;

    KakaoConfigurationCheck(KakaoConfig config, OAuthClient client, TokenEndpoint tokenEndpoint, KakaoApi api) {
        this.config = config;
        this.client = client;
        this.clientCheck = new ClientCheck(client, tokenEndpoint, config.pkce(), this::faultOf);
        this.api = api;
    }

    @Override
    public List<ConfigFault> check(String redirectUri) {
        Deadline deadline = client.deadline();
        List<ConfigFault> faults = new ArrayList<>(clientCheck.check(redirectUri, deadline));
        try {
            if (config.application().adminKey().isPresent() && !api.isAdminKeyKnown(deadline)) {
                faults.add(ConfigFault.of(
                        "adminKey", "is not an admin key of an application at Kakao", "카카오 앱의 어드민 키가 아닙니다"));
            }
        } catch (ConnectorException cannotTell) {
            if (faults.isEmpty()) {
                throw cannotTell;
            }
        }
        return List.copyOf(faults);
    }

    private Optional<ConfigFault> faultOf(ConnectorException refusal) {
        String code = refusal.providerCode().orElse("");
        if (code.equals(NO_SUCH_CODE)) {
            return Optional.empty();
        }
        ConfigFault fault = code.equals(WRONG_SECRET) ? ofClientSecret() : FAULTS.get(code);
        if (fault == null) {
            throw refusal;
        }
        return Optional.of(fault);
    }

    private ConfigFault ofClientSecret() {
        return config.clientSecret().isPresent()
                ? ConfigFault.of("clientSecret", "is not the one of this REST API key", "이 REST API 키의 시크릿이 아닙니다")
                : ConfigFault.of(
                        "clientSecret",
                        "is missing; Kakao demands it of this REST API key",
                        "이 REST API 키에는 클라이언트 시크릿이 필요합니다");
    }

    private static ConfigFault ofClientId(String english, String korean) {
        return ConfigFault.of("clientId", english, korean);
    }
}
