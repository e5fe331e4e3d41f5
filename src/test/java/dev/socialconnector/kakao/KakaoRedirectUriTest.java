package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.testing.RecordedCall;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import dev.socialconnector.testing.kakao.KakaoPaths;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A3. The redirect URI on its way to Kakao: once in the browser's address, once at the token endpoint, the same both times. */
final class KakaoRedirectUriTest {
    private static final Set<String> PARAMETERS = Set.of(
            "response_type", "client_id", "redirect_uri", "state", "nonce", "code_challenge", "code_challenge_method");

    /** Whatever its characters, it is one parameter, and the token call repeats it exactly. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.kr/callback/kakao",
                "http://localhost:8080/callback",
                "HTTPS://ID.Example.kr/Callback",
                "https://id.example.kr/cb?a=1&state=mine&client_id=mine&redirect_uri=https://b.example.kr/",
                "https://id.example.kr/cb?b=%23&c=%26&d=%3D&e=%2B&f=%25",
                "https://id.example.kr/cb?crlf=%0D%0ASet-Cookie:%20a=b",
                "https://id.example.kr/cb?plus=a+b&semi=c;d&quote='e'",
                "https://id.example.kr/콜백?이름=값&emoji=👻",
                "https://카카오.example.kr/%EC%BD%9C%EB%B0%B1"
            })
    void anyRedirectUriIsOneParameterAndComesBackExactly(String redirectUri) {
        try (KakaoBed bed = registering(redirectUri)) {
            AuthorizationRequest request = bed.connector.begin(AuthorizationOptions.redirectingTo(redirectUri));

            String query = bed.approvedQuery(request);
            bed.complete(callbackPart(query), request.session());

            assertThat(request.uri().toString()).matches("[!-~&&[^#]]+");
            assertThat(KakaoBed.parameters(request))
                    .containsEntry("redirect_uri", List.of(redirectUri))
                    .containsOnlyKeys(PARAMETERS)
                    .allSatisfy((name, values) -> assertThat(values).as(name).hasSize(1));
            assertThat(request.session().redirectUri()).isEqualTo(redirectUri);
            assertThat(tokenCall(bed).form()).containsEntry("redirect_uri", List.of(redirectUri));
        }
    }

    /** A callback cannot name another one, neither by a parameter nor by where it was received. */
    @Test
    void aRedirectUriInTheCallbackIsIgnored() {
        try (KakaoBed bed = KakaoBed.start()) {
            AuthorizationRequest request = bed.begin();
            String query = bed.approvedQuery(request) + "&redirect_uri=https://b.example.kr/";

            bed.complete(query, request.session());

            assertThat(tokenCall(bed).form()).containsEntry("redirect_uri", List.of(KakaoEmulator.REDIRECT_URI));
        }
    }

    /** The session alone decides; what another begin asked for in the meantime does not matter. */
    @Test
    void eachSignInKeepsItsOwnRedirectUri() {
        String second = "https://id.example.kr/second?x=1&y=2";
        try (KakaoBed bed = registering(second)) {
            AuthorizationRequest first = bed.begin();
            AuthorizationRequest other = bed.connector.begin(AuthorizationOptions.redirectingTo(second));

            bed.complete(callbackPart(bed.approvedQuery(other)), other.session());
            bed.complete(bed.approvedQuery(first), first.session());

            assertThat(bed.kakao.calls(KakaoPaths.TOKEN))
                    .map(call -> call.parameter("redirect_uri").orElseThrow())
                    .containsExactly(second, KakaoEmulator.REDIRECT_URI);
        }
    }

    private static KakaoBed registering(String redirectUri) {
        return KakaoBed.start(settings -> settings.redirectUri(redirectUri));
    }

    /** Leaves out the query that the redirect URI has of its own, as the last parameters are Kakao's. */
    private static String callbackPart(String query) {
        return query.substring(Math.max(query.lastIndexOf("code="), 0));
    }

    private static RecordedCall tokenCall(KakaoBed bed) {
        List<RecordedCall> calls = bed.kakao.calls(KakaoPaths.TOKEN);
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }
}
