package dev.socialconnector.bench;

import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import java.net.URI;
import java.util.List;

/** The client that all contenders are at the mock server. */
final class BenchClient {
    static final String ID = "benchRestApiKey0123456789abcdef0";
    static final String SECRET = "benchClientSecret0123456789abcde";
    static final String REDIRECT_URI = "https://id.example.kr/callback/kakao";
    static final List<String> SCOPES = List.of("openid", "profile_nickname", "profile_image", "account_email");

    private BenchClient() {}

    static KakaoConfig config(URI kakao) {
        return KakaoConfig.of(ID).withClientSecret(SECRET).withScopes(SCOPES).withEndpoints(KakaoEndpoints.at(kakao));
    }
}
