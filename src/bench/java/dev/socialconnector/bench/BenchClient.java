package dev.socialconnector.bench;

import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The client that all contenders are at the mock server. */
final class BenchClient {
    static final String ID = "benchRestApiKey0123456789abcdef0";
    static final String SECRET = "benchClientSecret0123456789abcde";
    static final String REDIRECT_URI = "https://id.example.kr/callback/kakao";
    static final List<String> SCOPES = List.of("openid", "profile_nickname", "profile_image", "account_email");

    private BenchClient() {}

    /** Returns the client that all contenders go by if nothing else is said. */
    static OkHttpClient http() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
                .build();
    }

    static KakaoConfig config(KakaoEndpoints endpoints) {
        return KakaoConfig.of(ID).withClientSecret(SECRET).withScopes(SCOPES).withEndpoints(endpoints);
    }
}
