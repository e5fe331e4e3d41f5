package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a sign-in knows and nobody may read in a log. */
public final class Secrets {
    private Secrets() {}

    public static List<String> of(KakaoBed bed, AuthorizationRequest request, AuthorizationCallback callback) {
        return List.of(
                secret(bed.config.clientSecret()),
                secret(callback.code()),
                request.session().state(),
                secret(request.session().nonce()),
                secret(request.session().codeVerifier()));
    }

    /** Returns the tokens, and the ID token in its parts. */
    public static List<String> of(TokenSet tokens) {
        Stream<String> idToken = Arrays.stream(secret(tokens.idToken()).split("\\.", -1));
        return Stream.concat(Stream.of(secret(tokens.accessToken()), secret(tokens.refreshToken())), idToken)
                .toList();
    }

    public static List<String> of(SocialProfile profile) {
        return List.of(
                profile.subject(),
                profile.email().orElseThrow().address(),
                profile.phoneNumber().orElseThrow().raw(),
                profile.nickname().orElseThrow(),
                profile.name().orElseThrow());
    }

    private static String secret(Optional<String> secret) {
        assertThat(secret.orElseThrow()).hasSizeGreaterThan(8);
        return secret.orElseThrow();
    }
}
