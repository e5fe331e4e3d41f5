package dev.socialconnector.testing.kakao;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Issues tokens and writes the answers of the token endpoint. */
final class TokenIssuer {

    /** "Less than a month left" of Kakao's refresh rule. */
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final EmulatorState state;
    private final IdTokens idTokens;

    TokenIssuer(EmulatorState state) {
        this.state = state;
        this.idTokens = new IdTokens(state);
    }

    Map<String, Object> forCode(EmulatedApp app, AuthorizationCode code) {
        EmulatedUser user = state.existingUser(code.userName());
        boolean openId = code.openId() && app.openIdConnect();
        String grant = state.newSecret(16);
        Map<String, Object> answer = accessToken(grant, app, user, openId);
        if (openId) {
            answer.put("id_token", idTokens.issue(app, user, code.authTime(), code.nonce()));
        }
        addRefreshToken(
                answer,
                app,
                new RefreshToken(
                        grant,
                        app.clientId(),
                        user.name(),
                        openId,
                        code.authTime(),
                        state.now().plus(app.refreshTokenLifetime())));
        if (app.scopeInTokenAnswer()) {
            answer.put("scope", scope(user, openId));
        }
        return answer;
    }

    boolean isToBeRenewed(RefreshToken token, Instant now) {
        return Duration.between(now, token.expiresAt()).compareTo(RENEWAL) < 0;
    }

    Map<String, Object> forRefresh(EmulatedApp app, RefreshToken token, boolean renewed) {
        EmulatedUser user = state.existingUser(token.userName());
        boolean openId = token.openId() && app.openIdConnect();
        Map<String, Object> answer = accessToken(token.grant(), app, user, openId);
        if (openId) {
            answer.put("id_token", idTokens.issue(app, user, token.authTime(), Optional.empty()));
        }
        if (renewed) {
            addRefreshToken(
                    answer,
                    app,
                    new RefreshToken(
                            token.grant(),
                            app.clientId(),
                            user.name(),
                            token.openId(),
                            token.authTime(),
                            state.now().plus(app.refreshTokenLifetime())));
        }
        if (app.scopeInRefreshAnswer()) {
            answer.put("scope", scope(user, openId));
        }
        return answer;
    }

    private Map<String, Object> accessToken(String grant, EmulatedApp app, EmulatedUser user, boolean openId) {
        String value = state.newSecret(32);
        Instant expiresAt = state.now().plus(app.accessTokenLifetime());
        state.accessTokens.put(value, new AccessToken(grant, app.clientId(), user.name(), openId, expiresAt));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "bearer");
        answer.put("access_token", value);
        answer.put("expires_in", app.accessTokenLifetime().toSeconds());
        return answer;
    }

    private void addRefreshToken(Map<String, Object> answer, EmulatedApp app, RefreshToken token) {
        String value = state.newSecret(32);
        state.refreshTokens.put(value, token);
        answer.put("refresh_token", value);
        answer.put("refresh_token_expires_in", app.refreshTokenLifetime().toSeconds());
    }

    private String scope(EmulatedUser user, boolean openId) {
        Stream<String> first = openId ? Stream.of("openid") : Stream.empty();
        return Stream.concat(first, state.link(user.name()).consents().stream()).collect(Collectors.joining(" "));
    }
}
