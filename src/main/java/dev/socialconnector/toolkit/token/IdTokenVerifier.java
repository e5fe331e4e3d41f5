package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.ID_TOKEN;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.IdTokenClaims;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.ProviderClient;
import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * Verifies the ID tokens of one issuer (OpenID Connect Core section 3.1.3.7), signed with RS256 and nothing else.
 *
 * <p>Cheap checks come first: a token with the wrong form, algorithm, issuer, audience, time or nonce never costs a key download.
 * Only a key of the issuer's own set verifies; keys inside a token verify nothing, and addresses inside it are never asked.
 */
public final class IdTokenVerifier {
    private final ClaimsCheck claimsCheck;
    private final KeySet keys;
    private final ProviderClient client;
    private final TrustedHeaders trusted = new TrustedHeaders();

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
     * Makes the verifier.
     *
     * @param rules what every token must fit
     * @param keySet address of the issuer's JWK set; shared by all connectors of the context
     */
    public IdTokenVerifier(ConnectorContext context, ProviderClient client, IdTokenRules rules, URI keySet) {
        this.claimsCheck = new ClaimsCheck(rules, context.clock());
        this.keys = KeySets.of(context).at(keySet);
        this.client = Objects.requireNonNull(client, "client");
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
     * @throws ConnectorException {@link Reason#INVALID_ID_TOKEN} if anything about it is wrong, naming the claim but no value; or
     *     why the keys cannot be had, at {@link Step#KEY_SET}
     */
    public IdTokenClaims verify(String idToken, IdTokenExpectations expectations, Deadline deadline) {
        CompactJws jws = CompactJws.parse(ID_TOKEN, idToken, trusted);
        IdTokenClaims claims = claimsCheck.check(jws.payload(), expectations);
        switch (keys.judge(jws, claimsCheck.rules().issuer(), bearer(expectations), client, deadline)) {
            case UNKNOWN_KEY -> throw ID_TOKEN.refusal("its key is not in the issuer's key set");
            case WRONG -> throw ID_TOKEN.refusal("its signature is wrong");
            case RIGHT -> {}
        }
        trusted.remember(jws.head());
        return claims;
    }

    /** Tells whether a token, verified or not, says that it is another subject's, another issuer's, or another client's. */
    public boolean isOfAnother(String idToken, String subject) {
        return TokenOwner.of(idToken)
                .isAnother(claimsCheck.rules().issuer(), claimsCheck.rules().clientIds(), subject);
    }

    private static KeySet.Bearer bearer(IdTokenExpectations expectations) {
        return expectations.fromProvider() ? KeySet.Bearer.PROVIDER : KeySet.Bearer.APP;
    }
}
