package dev.socialconnector.toolkit.oauth;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.NativeCredential;
import dev.socialconnector.capability.NativeSignIn;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.token.IdTokenExpectations;
import dev.socialconnector.toolkit.token.IdTokenVerifier;
import dev.socialconnector.toolkit.token.VerifiedClaims;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Accepts the ID tokens that a provider's SDK gave to apps. The signature comes first: a token that is not genuine never costs a request,
 * but for keys.
 */
public final class VerifiedNativeSignIn implements NativeSignIn {
    /** Makes the profile of an ID token's subject, and makes sure that an access token beside it is of the same application and person. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Returns the profile.
         *
         * @param idToken the verified claims
         * @param tokens what the app brought; the access token in it is unchecked, but for {@code at_hash} where the ID token has one
         * @throws ConnectorException {@link Reason#INVALID_TOKEN} if the access token is not what it should be
         */
        SocialProfile profile(VerifiedClaims idToken, TokenSet tokens, Deadline deadline);

        /**
         * Refuses what an app brought if it can be of no use, before anything is verified or asked. Refuses nothing, unless overridden.
         *
         * @throws ConnectorException why it is refused
         */
        default void check(NativeCredential credential) {}
    }

    private final OAuthClient client;
    private final IdTokenVerifier idTokens;
    private final boolean nonceRequired;
    private final Reader reader;
    private final UnaryOperator<IdTokenExpectations> further;

    /**
     * Makes it for one client.
     *
     * @param idTokens verifies the tokens of apps, which may have other audiences than those of the web
     * @param nonceRequired whether an ID token must carry a nonce that the server gave out
     */
    public VerifiedNativeSignIn(OAuthClient client, IdTokenVerifier idTokens, boolean nonceRequired, Reader reader) {
        this(client, idTokens, nonceRequired, reader, UnaryOperator.identity());
    }

    private VerifiedNativeSignIn(
            OAuthClient client,
            IdTokenVerifier idTokens,
            boolean nonceRequired,
            Reader reader,
            UnaryOperator<IdTokenExpectations> further) {
        this.client = Objects.requireNonNull(client, "client");
        this.idTokens = Objects.requireNonNull(idTokens, "idTokens");
        this.nonceRequired = nonceRequired;
        this.reader = Objects.requireNonNull(reader, "reader");
        this.further = further;
    }

    /** Returns the same for a provider whose apps send the SHA-256 of the nonce, in hexadecimal, in place of the nonce. */
    public VerifiedNativeSignIn orHashedNonce() {
        return new VerifiedNativeSignIn(client, idTokens, nonceRequired, reader, IdTokenExpectations::orHashedNonce);
    }

    /**
     * Makes sure that the ID token is bound to the access token beside it, for providers that put {@code at_hash} into the tokens of apps.
     * That the hash fits has been verified then.
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if there is an access token and no {@code at_hash}
     */
    public static void requireAccessTokenHash(VerifiedClaims idToken, TokenSet tokens) {
        if (tokens.accessToken().isPresent() && idToken.json().text("at_hash").isEmpty()) {
            throw new ConnectorException(
                    Reason.INVALID_TOKEN,
                    Step.ID_TOKEN,
                    "the ID token does not say that the access token belongs to it");
        }
    }

    /**
     * Makes sure that an access token is of the same person as the ID token beside it.
     *
     * @param accessToken what the provider says of it
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if not
     */
    public static void requireSubject(VerifiedClaims idToken, AccessTokenInformation accessToken) {
        if (!accessToken.subject().equals(idToken.subject())) {
            throw new ConnectorException(
                    Reason.INVALID_TOKEN, Step.TOKEN_INFORMATION, "the access token is another subject's");
        }
    }

    @Override
    public SocialLogin signIn(NativeCredential credential) {
        if (nonceRequired && credential.nonce().isEmpty()) {
            throw new IllegalArgumentException("a native sign-in needs the nonce that was given to the app");
        }
        return client.watch(() -> verified(credential));
    }

    private SocialLogin verified(NativeCredential credential) {
        reader.check(credential);
        Deadline deadline = client.deadline();
        VerifiedClaims idToken = idTokens.verify(
                credential.idToken(),
                further.apply(IdTokenExpectations.ofNativeSignIn(credential.nonce(), credential.accessToken())),
                deadline);
        TokenSet tokens = TokenSet.builder()
                .accessToken(credential.accessToken())
                .idToken(Optional.of(credential.idToken()))
                .build();
        return idToken.login(reader.profile(idToken, tokens, deadline), tokens);
    }
}
