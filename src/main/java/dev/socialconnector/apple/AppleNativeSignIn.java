package dev.socialconnector.apple;

import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.oauth.VerifiedNativeSignIn;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.util.Optional;

/**
 * Accepts the ID tokens that Apple gave to the configured apps. The nonce may stand in them as it is, or as its SHA-256 in hexadecimal,
 * which is what many apps send. An access token opens nothing at Apple, and is left out.
 */
final class AppleNativeSignIn implements NativeSignIn {
    private final VerifiedNativeSignIn verified;

    AppleNativeSignIn(OAuthClient client, IdTokenVerifier idTokens, boolean nonceRequired) {
        this.verified = new VerifiedNativeSignIn(
                        client,
                        idTokens,
                        nonceRequired,
                        (idToken, tokens, deadline) -> AppleProfile.of(idToken, AppleName.parse(Optional.empty())))
                .orHashedNonce();
    }

    @Override
    public SocialLogin signIn(NativeCredential credential) {
        SocialLogin login = verified.signIn(credential);
        TokenSet tokens =
                login.tokens().toBuilder().accessToken(Optional.empty()).build();
        return login.withTokens(tokens);
    }
}
