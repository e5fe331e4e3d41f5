package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A1. Whatever holds a secret can be printed without harm: the {@code toString} of each. */
final class SecretsAreNeverPrintedTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    /** From the settings to the result. */
    @Test
    void nothingOfASignInPrintsASecret() {
        AuthorizationOptions options =
                KakaoBed.options().loginHint("hint-of-a-person@example.kr").parameter("tag", "value-of-a-parameter");
        AuthorizationRequest request = bed.connector.begin(options);
        AuthorizationSession session = request.session();
        AuthorizationCallback callback = AuthorizationCallback.fromQuery(bed.approvedQuery(request));
        SocialLogin login = bed.connector.complete(callback, session);
        TokenSet tokens = login.tokens();
        IdTokenClaims claims = login.idToken().orElseThrow();
        SocialProfile profile = login.profile();

        List<Object> printed = List.of(
                bed.config,
                ConnectorConfig.of(
                        Map.of("clientSecret", bed.config.clientSecret().orElseThrow())),
                bed.context,
                bed.connector,
                options,
                request,
                session,
                callback,
                login,
                tokens,
                claims,
                profile,
                profile.email().orElseThrow(),
                profile.phoneNumber().orElseThrow(),
                IdTokenExpectations.ofCodeFlow(session.nonce(), tokens.accessToken()),
                IdTokenExpectations.ofRefresh(claims.subject(), tokens.accessToken()),
                JsonObject.parse(("{\"access_token\":\"" + tokens.accessToken().orElseThrow() + "\"}")
                                .getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(),
                ProviderRequest.get(Step.PROFILE, request.uri())
                        .bearer(tokens.accessToken().orElseThrow()),
                ProviderRequest.post(
                        Step.REFRESH,
                        request.uri(),
                        Map.of("refresh_token", tokens.refreshToken().orElseThrow())),
                Deadline.in(bed.context.signInTimeout()));

        assertThat(printed).allSatisfy(each -> assertThat(each.toString())
                .isNotEmpty()
                .doesNotContain(Secrets.of(bed, request, callback))
                .doesNotContain("hint-of-a-person", "value-of-a-parameter")
                .doesNotContain(Secrets.of(tokens))
                .doesNotContain(Secrets.of(profile)));
    }
}
