package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An account event that Kakao is about to send: a Security Event Token as in Kakao's documents, unless a test changes something.
 * One such event is one token: its {@code jti} stays however often it is signed or sent.
 */
public final class EmulatedEvent {

    private final EmulatorState state;
    private final Webhooks webhooks;
    private final Map<String, Object> header;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private boolean foreignKey;

    EmulatedEvent(EmulatorState state, Webhooks webhooks, String uri, EmulatedUser user) {
        this.state = state;
        this.webhooks = webhooks;
        this.header = state.keys.header();
        header.put("typ", "secevent+jwt");
        long now = state.now().getEpochSecond();
        claims.put("iss", state.issuer());
        claims.put("aud", state.defaultApp().clientId());
        claims.put("sub", user.subject());
        claims.put("iat", now);
        claims.put("toe", now - 1);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("txm", "t-" + UUID.randomUUID());
        claims.put("events", new LinkedHashMap<>(Map.of(uri, members)));
        members.put("subject", Map.of("subject_type", "iss-sub", "iss", state.issuer(), "sub", user.subject()));
    }

    /** Adds a member to the event, such as {@code reason}. */
    public EmulatedEvent detail(String name, Object value) {
        members.put(name, Objects.requireNonNull(value, "value"));
        return this;
    }

    /** Changes the claims before they are signed. */
    public EmulatedEvent claims(Consumer<Map<String, Object>> change) {
        change.accept(claims);
        return this;
    }

    /** Changes the event's own members before they are signed. */
    public EmulatedEvent members(Consumer<Map<String, Object>> change) {
        change.accept(members);
        return this;
    }

    /** Changes the header before it is signed by RS256, which stays whatever {@code alg} says. */
    public EmulatedEvent header(Consumer<Map<String, Object>> change) {
        change.accept(header);
        return this;
    }

    /** Signs with a key that is not published, under the id of the one that is. */
    public EmulatedEvent signedWithForeignKey() {
        this.foreignKey = true;
        return this;
    }

    /** Returns the signed token without sending it. */
    public String token() {
        String headerJson = Answers.write(header);
        String claimsJson = Answers.write(claims);
        return foreignKey
                ? state.keys.signWithForeignKey(headerJson, claimsJson)
                : state.keys.sign(headerJson, claimsJson);
    }

    /** Sends the token to the address that is set. */
    public WebhookReply send() {
        return webhooks.sendEvent(token());
    }

    @Override
    public String toString() {
        return "EmulatedEvent";
    }
}
