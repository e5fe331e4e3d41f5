package dev.socialconnector.demo.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** H2: eight connectors of one context, and no two of them ever take each other's callbacks, sessions or tokens. */
final class EightConnectorsTest {
    private static final String CALLBACK = "https://id.example.kr/callback";
    private static final List<DemoProvider> PROVIDERS = List.of(
            KakaoDemo.inThisProcess(),
            new NaverDemo(),
            new GoogleDemo(),
            new LineDemo(),
            new AppleDemo(),
            new MicrosoftDemo(),
            new GitHubDemo(),
            new OidcDemo());
    private static final Map<String, Emulation> EMULATIONS = new LinkedHashMap<>();
    private static final Map<String, SocialConnector> CONNECTORS = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        ConnectorContext context = ConnectorContext.using(new OkHttpClient());
        for (DemoProvider provider : PROVIDERS) {
            Emulation emulation = provider.emulate();
            EMULATIONS.put(provider.id(), emulation);
            CONNECTORS.put(provider.id(), emulation.maker().apply(ConnectorConfig.of(emulation.settings()), context));
            if (emulation.server() instanceof KakaoEmulator kakao) {
                kakao.app().redirectUri(CALLBACK);
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (Emulation emulation : EMULATIONS.values()) {
            emulation.server().close();
        }
    }

    /** One person at eight providers: eight subjects, eight sessions, eight sets of tokens. */
    @Test
    void eachSignsInForItself() {
        Map<String, SocialLogin> logins = new LinkedHashMap<>();
        List<AuthorizationRequest> begun = new ArrayList<>();
        CONNECTORS.forEach((id, connector) -> begun.add(begin(id)));
        int at = 0;
        for (String id : CONNECTORS.keySet()) {
            AuthorizationRequest request = begun.get(at++);
            logins.put(id, connector(id).complete(callback(id, request), request.session()));
        }

        assertThat(logins.values())
                .extracting(login -> login.tokens().accessToken())
                .doesNotHaveDuplicates();
        assertThat(begun).extracting(request -> request.session().state()).doesNotHaveDuplicates();
        assertThat(begun).extracting(request -> request.session().issuer()).doesNotHaveDuplicates();
        assertThat(begun).extracting(request -> request.session().connectorId()).doesNotHaveDuplicates();
        assertThat(logins.values())
                .allSatisfy(login -> assertThat(login.profile().subject()).isNotBlank());
    }

    static List<Arguments> pairs() {
        List<String> ids = PROVIDERS.stream().map(DemoProvider::id).toList();
        return ids.stream()
                .flatMap(one -> ids.stream().filter(other -> !other.equals(one)).map(other -> Arguments.of(one, other)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void noneFinishesWhatAnotherBegan(String one, String other) {
        AuthorizationRequest request = begin(one);
        AuthorizationRequest own = begin(other);
        AuthorizationCallback callback = callback(one, request);

        assertRefused(() -> connector(other).complete(callback, request.session()));
        assertRefused(() -> connector(other).complete(callback, own.session()));
        assertThat(connector(one)
                        .complete(callback, request.session())
                        .profile()
                        .subject())
                .isNotBlank();
    }

    /** Each that sends ID tokens beside each other that takes them from apps. */
    static List<Arguments> handIns() {
        return pairs().stream()
                .filter(pair -> !pair.get()[0].equals("github"))
                .filter(pair -> connector(String.valueOf(pair.get()[1]))
                        .capability(NativeSignIn.class)
                        .isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("handIns")
    void noneTakesAnIdTokenOfAnother(String one, String other) {
        AuthorizationRequest request = begin(one);
        SocialLogin login = connector(one).complete(callback(one, request), request.session());
        NativeCredential credential = NativeCredential.of(
                login.tokens().idToken().orElseThrow(),
                request.session().nonce().orElseThrow());
        NativeSignIn door = connector(other).capability(NativeSignIn.class).orElseThrow();

        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, () -> door.signIn(credential));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ID_TOKEN);
    }

    private static AuthorizationRequest begin(String id) {
        return connector(id).begin(AuthorizationOptions.redirectingTo(CALLBACK));
    }

    private static SocialConnector connector(String id) {
        return Optional.ofNullable(CONNECTORS.get(id)).orElseThrow();
    }

    private static AuthorizationCallback callback(String id, AuthorizationRequest request) {
        Emulation emulation = Optional.ofNullable(EMULATIONS.get(id)).orElseThrow();
        Function<URI, String> approve = emulation
                .page()
                .map(Emulation.Page::approve)
                .orElseGet(() -> authorization -> ((KakaoEmulator) emulation.server())
                        .approve(authorization, KakaoUsers.JIU.name())
                        .getRawQuery());
        return AuthorizationCallback.fromForm(approve.apply(request.uri()));
    }

    private static void assertRefused(Runnable completing) {
        ConnectorException refusal = catchThrowableOfType(ConnectorException.class, completing::run);

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }
}
