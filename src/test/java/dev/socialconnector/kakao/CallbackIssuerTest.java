package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.testing.kakao.KakaoEmulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A5. The {@code iss} of a callback (RFC 9207), which Kakao does not send so far. */
final class CallbackIssuerTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    private final AuthorizationRequest request = bed.begin();
    private final String query = bed.approvedQuery(request);

    @Test
    void aCallbackWithoutIssuerIsAccepted() {
        bed.complete(query, request.session());

        assertThat(query).doesNotContain("iss=");
        assertThat(bed.kakao.count()).isPositive();
    }

    @Test
    void theRightIssuerIsAccepted() {
        String named = query + "&iss=" + URLEncoder.encode(KakaoEmulator.ISSUER, StandardCharsets.UTF_8);

        bed.complete(named, request.session());

        assertThat(bed.kakao.count()).isPositive();
    }

    /** Compared exactly, character by character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kauth.kakao.com/",
                "http://kauth.kakao.com",
                "HTTPS://kauth.kakao.com",
                "https://KAUTH.kakao.com",
                "https://kauth.kakao.com:443",
                "https://kauth.kakao.com.example.kr",
                "https://kauth.kakao.co",
                " https://kauth.kakao.com",
                "https://idp.example.kr",
                ""
            })
    void anotherIssuerIsRefused(String issuer) {
        String foreign = query + "&iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8);

        ConnectorException refusal = bed.refusalWithoutCall(foreign, request.session());

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }

    /** An error of another issuer is no word of Kakao's. */
    @Test
    void anErrorOfAnotherIssuerIsRefused() {
        String foreign = "error=access_denied&state=" + request.session().state() + "&iss=https://idp.example.kr";

        ConnectorException refusal = bed.refusalWithoutCall(foreign, request.session());

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_CALLBACK);
    }
}
