package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.ID_TOKEN;
import static dev.socialconnector.toolkit.token.TokenKind.USER_INFO;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the ID tokens of one provider (OpenID Connect Core section 3.1.3.7), signed with the algorithms that its rules allow and
 * nothing else: RS256, unless they say otherwise.
 *
 * <p>Cheap checks come first: a token with the wrong form, algorithm, issuer, audience, time or nonce never costs a key download.
 * Only a key of the issuer's own set verifies; keys inside a token verify nothing, and addresses inside it are never asked.
 */
public final class IdTokenVerifier {
    private final ConnectorContext context;
    private final ClaimsCheck claimsCheck;
    private final SignatureKeys keys;
    private final ProviderClient client;
    private final TrustedHeaders trusted = new TrustedHeaders();

    private IdTokenVerifier(ConnectorContext context, ProviderClient client, IdTokenRules rules, SignatureKeys keys) {
        this.context = context;
        this.claimsCheck = new ClaimsCheck(rules, context.clock());
        this.client = Objects.requireNonNull(client, "client");
        this.keys = keys;
        keys.includeIn(client.warmUp());
    }

    /**
     * Makes the verifier.
     *
     * @param issuer the exact {@code iss}
     * @param audiences the client ids that a token may be for, as in {@link IdTokenRules#of}
     * @param keySet address of the issuer's JWK set; shared by all connectors of the context
     */
    public IdTokenVerifier(
            ConnectorContext context, ProviderClient client, String issuer, Set<String> audiences, URI keySet) {
        this(context, client, IdTokenRules.of(issuer, audiences), keySet);
    }

    /**
     * Makes the verifier of a provider that publishes its keys.
     *
     * @param rules what every token must fit
     * @param keySet address of the issuer's JWK set; shared by all connectors of the context
     * @throws IllegalArgumentException if the rules allow HS256, which no published key may verify
     */
    public IdTokenVerifier(ConnectorContext context, ProviderClient client, IdTokenRules rules, URI keySet) {
        this(context, client, rules, KeySets.of(context).at(keySet));
        if (rules.algorithms().isSecret()) {
            throw new IllegalArgumentException("HS256 needs the client secret, and no key set");
        }
    }

    /**
     * Makes the verifier of a provider that signs with the client secret (HS256).
     *
     * @param rules what every token must fit; they must allow HS256
     * @throws IllegalArgumentException if the rules allow something else, or the secret has less than 32 bytes
     */
    public static IdTokenVerifier bySecret(
            ConnectorContext context, ProviderClient client, IdTokenRules rules, String clientSecret) {
        if (!rules.algorithms().isSecret()) {
            throw new IllegalArgumentException("a client secret verifies HS256 only");
        }
        return new IdTokenVerifier(context, client, rules, new SharedSecret(clientSecret));
    }

    /**
     * Makes sure that there are keys, downloading them if there are none.
     *
     * @throws ConnectorException why they cannot be had, at {@link Step#KEY_SET}
     */
    public void requireKeys(Deadline deadline) {
        keys.require(client, deadline);
    }

    /**
     * Verifies a token and returns its claims.
     *
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if anything about it is wrong, naming the claim but no value;
     *     {@link Reason#MISCONFIGURED} if the provider signs with an algorithm that was not chosen, naming it; or why the keys cannot be
     *     had, at {@link Step#KEY_SET}
     */
    public VerifiedClaims verify(String idToken, IdTokenExpectations expectations, Deadline deadline) {
        AlgorithmRule algorithms = claimsCheck.rules().algorithms();
        CompactJws jws = CompactJws.parse(
                ID_TOKEN, idToken, expectations.fromProvider() ? algorithms : algorithms.forStrangers(), trusted);
        IdTokenClaims claims = claimsCheck.check(jws.payload(), jws.head().algorithm(), expectations);
        requireSignature(ID_TOKEN, jws, expectations.fromProvider(), deadline);
        return VerifiedClaims.ofIdToken(claims);
    }

    /**
     * Reads the claims that a UserInfo endpoint answered, as plain JSON or as a signed JWT (OpenID Connect Core section 5.3.2). A JWT is
     * verified: it names this provider and this client. Whose claims they are, the caller compares.
     *
     * @throws ConnectorException as {@link #verify}, at {@link Step#PROFILE}; {@link Reason#UNEXPECTED_RESPONSE} if the answer does not
     *     say whose claims it has
     */
    public VerifiedClaims verifyUserInfo(ProviderAnswer answer, Deadline deadline) {
        if (!answer.isOfType("application/jwt")) {
            return VerifiedClaims.ofUserInfo(answer);
        }
        String jwt = answer.text()
                .map(String::strip)
                .orElseThrow(() -> USER_INFO.refusal("it is longer than 65536 bytes, or not UTF-8"));
        CompactJws jws = CompactJws.parse(USER_INFO, jwt, claimsCheck.rules().algorithms(), trusted);
        claimsCheck.checkUserInfo(jws.payload());
        requireSignature(USER_INFO, jws, true, deadline);
        return VerifiedClaims.ofUserInfo(jws.payload());
    }

    /** Returns the verifier of the same provider's logout tokens. */
    public LogoutTokenVerifier logoutTokens() {
        return new LogoutTokenVerifier(claimsCheck.rules(), keys, client, context);
    }

    /** Tells whether a token, verified or not, says that it is another subject's, another issuer's, or another client's. */
    public boolean isOfAnother(String idToken, String subject) {
        return TokenOwner.of(idToken).isAnother(claimsCheck.rules(), subject);
    }

    /**
     * Returns {@code sub} of a token that was verified before, for providers whose UserInfo endpoint knows people by it while
     * {@link IdTokenRules#withSubject} identifies them by something else. Empty unless the token is this subject's.
     *
     * @param verified a token that came out of a sign-in or a refresh; it is not verified again, as it may have expired since
     */
    public Optional<String> subOf(String verified, String subject) {
        return TokenOwner.of(verified).sub(claimsCheck.rules(), subject);
    }

    private void requireSignature(TokenKind kind, CompactJws jws, boolean fromProvider, Deadline deadline) {
        SignatureKeys.Source source = fromProvider ? SignatureKeys.Source.PROVIDER : SignatureKeys.Source.APP;
        keys.judge(jws, new SignatureKeys.Lookup(claimsCheck.rules().issuer(), source, client, deadline))
                .require(kind);
        trusted.remember(jws.head());
    }
}
