package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.testing.KakaoEmulator;
import dev.socialconnector.testing.KakaoEmulatorBuilder;
import dev.socialconnector.testing.SettableClock;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** An emulated Kakao and a connector for its app, with one clock for both. */
final class EmulatedLogin implements AutoCloseable {
    private static final OkHttpClient HTTP = new OkHttpClient();

    final SettableClock clock = new SettableClock();
    final KakaoEmulator kakao;
    final ConnectorContext context;
    final KakaoConfig config;
    final KakaoConnector connector;

    EmulatedLogin() {
        this(UnaryOperator.identity());
    }

    EmulatedLogin(UnaryOperator<KakaoConfig> settings) {
        this(KakaoEmulator.builder(), settings);
    }

    EmulatedLogin(KakaoEmulatorBuilder builder, UnaryOperator<KakaoConfig> settings) {
        this.kakao = builder.clock(clock).start();
        this.context = ConnectorContext.using(HTTP).withClock(clock);
        this.config = settings.apply(KakaoConfig.of(kakao.app().clientId())
                .withClientSecret(kakao.app().clientSecret())
                .withEndpoints(KakaoEndpoints.at(kakao.address()).withIssuer(kakao.issuer())));
        this.connector = new KakaoConnector(config, context);
    }

    AuthorizationRequest begin() {
        return connector.begin(options());
    }

    static AuthorizationOptions options() {
        return AuthorizationOptions.redirectingTo(KakaoEmulator.REDIRECT_URI);
    }

    /** Lets a user agree to everything, and returns the raw query that the browser brings back. */
    String approvedQuery(AuthorizationRequest request) {
        return kakao.approve(request.uri(), "jiu").getRawQuery();
    }

    /** Completes with a callback that must be refused before Kakao hears of it. */
    ConnectorException refusalWithoutCall(String query, AuthorizationSession session) {
        ConnectorException refusal = catchThrowableOfType(
                ConnectorException.class, () -> connector.complete(AuthorizationCallback.fromQuery(query), session));

        assertThat(refusal).as("refusal").isNotNull();
        assertThat(kakao.count()).as("requests to Kakao").isZero();
        return refusal;
    }

    /** Returns the decoded parameters of an address, with repetitions. */
    static Map<String, List<String>> parameters(URI uri) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                    .add(decode(parts[1]));
        }
        return parameters;
    }

    @Override
    public void close() {
        kakao.close();
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
