package dev.socialconnector.bench;

import java.net.URI;
import java.util.List;

/**
 * What the mock server answers, all of it made before it starts, so that it spends no time on signing.
 *
 * @param tokens the token answer for each code; code number n brings the ID token with nonce number n
 * @param userMe the user information
 * @param keySet the JWK set
 */
record MockAnswers(List<String> tokens, String userMe, String keySet) {
    static MockAnswers of(MintedTokens minted) {
        List<String> tokens = minted.idTokens().stream().map(MockAnswers::token).toList();
        return new MockAnswers(tokens, BenchUser.userMe(), minted.keySet());
    }

    static String code(int number) {
        return "code-" + number;
    }

    static URI base(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String token(String idToken) {
        return "{\"access_token\":\"at-lQeHyyTwCVnNWjbKWmvCv8kqEF0ouKVQAAAAQo8oZAHkaHx9kQ\",\"token_type\":\"bearer\","
                + "\"refresh_token\":\"rt-Zb2nq1Xr9s0kQWmvCv8kqEF0ouKVQAAAAQo8oZAHkaHx9kQ\",\"id_token\":\"" + idToken
                + "\",\"expires_in\":21599,\"scope\":\"age_range birthday account_email profile_image gender openid"
                + " profile_nickname phone_number\",\"refresh_token_expires_in\":5183999}";
    }
}
