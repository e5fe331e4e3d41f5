package dev.socialconnector.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What a test changes in the tokens and answers that the emulator would give; each change stays until {@link #clear()}
 * and each new one of a kind replaces the last.
 *
 * <p>The order is: claims, header, signature, the compact token, the answer as a map, the answer as text.
 */
public final class Tampering {

    private volatile UnaryOperator<Map<String, Object>> claims = UnaryOperator.identity();
    private volatile UnaryOperator<Map<String, Object>> header = UnaryOperator.identity();
    private volatile UnaryOperator<String> compact = UnaryOperator.identity();
    private volatile UnaryOperator<Map<String, Object>> answer = UnaryOperator.identity();
    private volatile UnaryOperator<String> answerText = UnaryOperator.identity();
    private volatile boolean foreignKey;

    public Tampering() {}

    /** Changes the claims of ID tokens before they are signed; the function gets a copy that it may change and return. */
    public Tampering idTokenClaims(UnaryOperator<Map<String, Object>> change) {
        this.claims = Objects.requireNonNull(change, "change");
        return this;
    }

    /** Changes the header of ID tokens before they are signed by RS256, which stays whatever {@code alg} says. */
    public Tampering idTokenHeader(UnaryOperator<Map<String, Object>> change) {
        this.header = Objects.requireNonNull(change, "change");
        return this;
    }

    /** Signs ID tokens with a key that is not published, under the id of the one that is. */
    public Tampering idTokenSignedWithForeignKey() {
        this.foreignKey = true;
        return this;
    }

    /** Replaces the finished ID token, signature and all. */
    public Tampering idToken(UnaryOperator<String> replacement) {
        this.compact = Objects.requireNonNull(replacement, "replacement");
        return this;
    }

    /** Changes successful answers of the token endpoint; the function gets a copy that it may change and return. */
    public Tampering tokenAnswer(UnaryOperator<Map<String, Object>> change) {
        this.answer = Objects.requireNonNull(change, "change");
        return this;
    }

    /** Replaces the JSON text of successful answers of the token endpoint. */
    public Tampering tokenAnswerText(UnaryOperator<String> replacement) {
        this.answerText = Objects.requireNonNull(replacement, "replacement");
        return this;
    }

    /** Ends all tampering. */
    public void clear() {
        claims = UnaryOperator.identity();
        header = UnaryOperator.identity();
        compact = UnaryOperator.identity();
        answer = UnaryOperator.identity();
        answerText = UnaryOperator.identity();
        foreignKey = false;
    }

    public String sign(Map<String, Object> idTokenClaims, SigningKeys keys) {
        String headerJson = Answers.write(header.apply(keys.header()));
        String claimsJson = Answers.write(claims.apply(new LinkedHashMap<>(idTokenClaims)));
        String token = foreignKey ? keys.signWithForeignKey(headerJson, claimsJson) : keys.sign(headerJson, claimsJson);
        return compact.apply(token);
    }

    public String write(Map<String, Object> tokenAnswer) {
        return answerText.apply(Answers.write(answer.apply(new LinkedHashMap<>(tokenAnswer))));
    }
}
