package dev.socialconnector.apple;

import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import java.util.Optional;

/**
 * Accepts the ID tokens that Apple gave to the configured apps. The nonce may stand in them as it is, or as its SHA-256 in hexadecimal,
 * which is what many apps send. An access token opens nothing at Apple, and is left out.
 */
final class AppleNativeSignIn implements NativeSignIn {
    private final OAuthClient client;
    private final IdTokenVerifier idTokens;
    private final boolean nonceRequired;

    AppleNativeSignIn(OAuthClient client, IdTokenVerifier idTokens, boolean nonceRequired) {
        this.client = client;
        this.idTokens = idTokens;
        this.nonceRequired = nonceRequired;
    }

    @Override
    public SocialLogin signIn(NativeCredential credential) {
        if (nonceRequired && credential.nonce().isEmpty()) {
            throw new IllegalArgumentException("a native sign-in needs the nonce that was given to the app");
        }
        return client.watch(() -> verified(credential));
    }

    private SocialLogin verified(NativeCredential credential) {
        IdTokenExpectations expectations = IdTokenExpectations.ofNativeSignIn(
                        credential.nonce(), credential.accessToken())
                .orHashedNonce();
        IdTokenClaims idToken = idTokens.verify(credential.idToken(), expectations, client.deadline());
        TokenSet tokens =
                TokenSet.builder().idToken(Optional.of(credential.idToken())).build();
        return new SocialLogin(
                AppleProfile.of(idToken, AppleName.parse(Optional.empty())), tokens, Optional.of(idToken));
    }
}
