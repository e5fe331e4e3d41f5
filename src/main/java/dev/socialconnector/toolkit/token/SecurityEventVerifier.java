package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.SECURITY_EVENT;
import static dev.socialconnector.toolkit.token.TokenKind.UNTYPED_EVENT;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderClient;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Verifies the Security Event Tokens of one issuer (RFC 8417), signed with RS256 and nothing else, and lets each pass once.
 *
 * <p>Only a token whose header says {@code secevent+jwt} is one, unless the provider gives its events no type; an ID token
 * never is. Cheap checks come first: a token with the wrong form, algorithm, issuer, audience or time never costs a key
 * download. Only a key of the issuer's own set verifies.
 *
 * <p>Anybody can send such tokens. Look-ups of unknown keys are paced apart from those for tokens that the provider itself gave, so
 * that no flood keeps sign-ins from a new key.
 */
public final class SecurityEventVerifier {
    private final EventClaimsCheck claimsCheck;
    private final KeySet keys;
    private final ProviderClient client;
    private final ReplayGuard replays;
    private final TrustedHeaders trusted = new TrustedHeaders();

    /**
     * Makes the verifier.
     *
     * @param issuer the exact {@code iss}
     * @param audiences what a token may be for; every {@code aud} must be one of them
     * @param keySet address of the issuer's JWK set; shared by all connectors of the context
     * @param maxAge how long ago a token may have been issued; the replay memory is asked to remember it that long
     */
    public SecurityEventVerifier(
            ConnectorContext context,
            ProviderClient client,
            String issuer,
            Set<String> audiences,
            URI keySet,
            Duration maxAge) {
        this(SECURITY_EVENT, UnaryOperator.identity(), context, client, issuer, audiences, keySet, maxAge);
    }

    private SecurityEventVerifier(
            TokenKind kind,
            UnaryOperator<JsonObject> standard,
            ConnectorContext context,
            ProviderClient client,
            String issuer,
            Set<String> audiences,
            URI keySet,
            Duration maxAge) {
        this(
                new EventClaimsCheck(
                        kind,
                        Objects.requireNonNull(standard, "standard"),
                        IssuerRule.of(issuer),
                        Set.copyOf(audiences),
                        maxAge,
                        context.clock()),
                KeySets.of(context).at(keySet),
                client,
                new ReplayGuard(context.replayMemory()));
    }

    private SecurityEventVerifier(
            EventClaimsCheck claimsCheck, KeySet keys, ProviderClient client, ReplayGuard replays) {
        this.claimsCheck = claimsCheck;
        this.keys = keys;
        this.client = Objects.requireNonNull(client, "client");
        this.replays = replays;
    }

    /** Returns the same verifier with another exact spelling of the issuer. */
    public SecurityEventVerifier withFurtherIssuer(String spelling) {
        return new SecurityEventVerifier(claimsCheck.withFurtherIssuer(spelling), keys, client, replays);
    }

    /**
     * Returns the same verifier for a provider that is not known to give every event the type {@code secevent+jwt}. An event without it
     * is told from an ID token as one of {@link #ofUntyped} is.
     */
    public SecurityEventVerifier orUntyped() {
        return new SecurityEventVerifier(claimsCheck.of(TokenKind.ANY_EVENT), keys, client, replays);
    }

    /**
     * Makes the verifier of a provider whose event tokens do not say in their header what they are, such as Apple. What tells them from
     * the ID tokens of the same issuer is the claim {@code events}: it must be there, and claims that bind an ID token to a sign-in
     * ({@code nonce}, {@code at_hash}) must not. An ID token with {@code events} is refused by {@link IdTokenVerifier}.
     *
     * @param standard makes the claims of RFC 8417 out of the provider's own: {@code events} by their identifiers, {@code sub},
     *     {@code toe}. Gets unverified claims, so it must take anything; what it cannot read it returns as it is
     * @param maxAge as in the constructor, as are the others
     */
    public static SecurityEventVerifier ofUntyped(
            ConnectorContext context,
            ProviderClient client,
            String issuer,
            Set<String> audiences,
            URI keySet,
            Duration maxAge,
            UnaryOperator<JsonObject> standard) {
        return new SecurityEventVerifier(UNTYPED_EVENT, standard, context, client, issuer, audiences, keySet, maxAge);
    }

    /**
     * Verifies a token and returns what is read of it; nothing if the same one was read before. A token counts as read only if the
     * reader takes it, so that one that was refused is not acknowledged when it comes again.
     *
     * @param reader makes of the verified claims what the caller needs, or refuses them
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if anything about it is wrong, naming the claim but no value, with
     *     the code of RFC 8935 section 2.4 as {@link ConnectorException#providerCode()}: {@code invalid_request},
     *     {@code invalid_issuer}, {@code invalid_audience} or {@code invalid_key}; {@link Reason#UNAVAILABLE} if the replay memory
     *     fails; or why the keys cannot be had, at {@link Step#KEY_SET}
     */
    public <T> Optional<T> verify(String token, Function<SecurityEventToken, T> reader, Deadline deadline) {
        TokenKind kind = claimsCheck.kind();
        CompactJws jws = CompactJws.parse(kind, token, AlgorithmRule.RS256, trusted);
        SecurityEventToken event = claimsCheck.check(jws.payload());
        keys.judge(
                        jws,
                        new SignatureKeys.Lookup(
                                claimsCheck.issuers().issuer(), SignatureKeys.Source.WEBHOOK, client, deadline))
                .require(kind);
        trusted.remember(jws.head());
        T read = reader.apply(event);
        boolean isNew = replays.isNew(
                claimsCheck.audiences(),
                claimsCheck.issuers().issuer(),
                event.identifier(),
                event.issuedAt().plus(claimsCheck.maxAge()));
        return isNew ? Optional.of(read) : Optional.empty();
    }
}
