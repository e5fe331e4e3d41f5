package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.testing.KakaoEmulator;
import java.net.URI;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** A connector beside an emulated Kakao, and whole sign-ins in one call. */
final class KakaoBed implements AutoCloseable {
    final KakaoEmulator kakao;
    final ConnectorContext context;
    final KakaoConnector connector;

    private KakaoBed(KakaoEmulator kakao, ConnectorContext context, UnaryOperator<KakaoConfig> change) {
        this.kakao = kakao;
        this.context = context;
        this.connector = new KakaoConnector(change.apply(configFor(kakao)), context);
    }

    static KakaoBed make() {
        return make(KakaoEmulator.start());
    }

    static KakaoBed make(KakaoEmulator kakao) {
        return new KakaoBed(kakao, ConnectorContext.using(new OkHttpClient()), UnaryOperator.identity());
    }

    /** Returns a bed with the same Kakao and another context. */
    KakaoBed in(ConnectorContext other) {
        return new KakaoBed(kakao, other, UnaryOperator.identity());
    }

    /** Returns a bed with the same Kakao and context and other settings. */
    KakaoBed with(UnaryOperator<KakaoConfig> change) {
        return new KakaoBed(kakao, context, change);
    }

    static KakaoConfig configFor(KakaoEmulator kakao) {
        return KakaoConfig.of(kakao.app().clientId())
                .withClientSecret(kakao.app().clientSecret())
                .withEndpoints(kakao.endpoints());
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo(KakaoEmulator.REDIRECT_URI);
    }

    SocialLogin signIn(String user) {
        return signIn(user, options());
    }

    SocialLogin signIn(String user, AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return connector.complete(callback(kakao.approve(request.uri(), user)), request.session());
    }

    /** Signs in and returns why it failed. */
    ConnectorException refusal(String user) {
        return catchThrowableOfType(ConnectorException.class, () -> signIn(user));
    }

    static AuthorizationCallback callback(URI redirect) {
        return AuthorizationCallback.fromQuery(redirect.getRawQuery());
    }

    @Override
    public void close() {
        kakao.close();
    }
}
