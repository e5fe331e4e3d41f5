package dev.socialconnector.toolkit.token;

import static dev.socialconnector.toolkit.token.TokenKind.LOGOUT;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies the logout tokens of one provider (OpenID Connect Back-Channel Logout 1.0 section 2.6) by the rules and the keys of its ID
 * tokens, and lets each pass once. {@link IdTokenVerifier#logoutTokens()} makes it.
 *
 * <p>A logout token has the event of a logout and no nonce. An ID token has no such event, so neither passes for the other.
 */
public final class LogoutTokenVerifier {
    /** The one event of a logout token. */
    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    private static final int MAX_TEXT = 255;

    private final IdTokenRules rules;
    private final SignatureKeys keys;
    private final ProviderClient client;
    private final Clock clock;
    private final ReplayGuard replays;
    private final TrustedHeaders trusted = new TrustedHeaders();

    LogoutTokenVerifier(IdTokenRules rules, SignatureKeys keys, ProviderClient client, ConnectorContext context) {
        this.rules = rules;
        this.keys = keys;
        this.client = client;
        this.clock = context.clock();
        this.replays = new ReplayGuard(context.replayMemory());
    }

    /**
     * Verifies a token and returns what it says; nothing if the same one came before.
     *
     * @throws ConnectorException {@link Reason#INVALID_TOKEN} if anything about it is wrong, naming the claim but no value;
     *     {@link Reason#UNAVAILABLE} if the replay memory fails; or why the keys cannot be had
     */
    public Optional<LogoutToken> verify(String token, Deadline deadline) {
        CompactJws jws = CompactJws.parse(LOGOUT, token, rules.algorithms().forStrangers(), trusted);
        RegisteredClaims claims = new RegisteredClaims(LOGOUT, jws.payload());
        LogoutToken notice = check(claims, jws.payload());
        String identifier = claims.text("jti", MAX_TEXT);
        keys.judge(jws, new SignatureKeys.Lookup(rules.issuer(), SignatureKeys.Source.WEBHOOK, client, deadline))
                .require(LOGOUT);
        trusted.remember(jws.head());
        boolean isNew = replays.isNew(
                rules.clientIds(),
                claims.text("iss").orElse(""),
                identifier,
                claims.requireTime("iat").plus(MAX_AGE));
        return isNew ? Optional.of(notice) : Optional.empty();
    }

    private LogoutToken check(RegisteredClaims claims, JsonObject payload) {
        if (!rules.issuers().allows(claims.text("iss").orElse(""), payload.text("tid"))) {
            throw LOGOUT.refusal("iss is not the expected issuer");
        }
        if (Collections.disjoint(claims.audience(), rules.clientIds())) {
            throw LOGOUT.refusal("aud is missing or names no client of ours");
        }
        claims.checkTimes(clock.instant(), MAX_AGE);
        if (!isLogout(payload)) {
            throw LOGOUT.refusal("events does not hold the event of a logout");
        }
        if (payload.members().get("nonce") != null) {
            throw LOGOUT.refusal("it has a nonce, as ID tokens have");
        }
        LogoutToken notice = new LogoutToken(text(claims, "sub"), text(claims, "sid"));
        if (notice.subject().isEmpty() && notice.sessionId().isEmpty()) {
            throw LOGOUT.refusal("it has neither sub nor sid");
        }
        return notice;
    }

    /** Tells whether a token says that it is a logout token. */
    static boolean isLogout(JsonObject payload) {
        return payload.object("events").members().get(EVENT) instanceof Map;
    }

    private static Optional<String> text(RegisteredClaims claims, String name) {
        return claims.text(name).isEmpty() ? Optional.empty() : Optional.of(claims.text(name, MAX_TEXT));
    }
}
