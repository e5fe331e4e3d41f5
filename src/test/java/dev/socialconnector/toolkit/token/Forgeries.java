package dev.socialconnector.toolkit.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** What makes a signed token of any kind bad: an ID token, a security event, a logout token. Sources of parameters. */
public final class Forgeries {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Forgeries() {}

    /**
     * A claim whose value is wrong.
     *
     * @param name the claim
     * @param words what is wrong
     * @param value makes the wrong value from the right claims
     */
    public record FalseClaim(String name, String words, Function<Map<String, Object>, @Nullable Object> value) {
        /** Returns a claim that is wrong whatever the others say. */
        public static FalseClaim of(String name, @Nullable Object value) {
            String words = String.valueOf(value);
            return new FalseClaim(name, words.substring(0, Math.min(40, words.length())), claims -> value);
        }

        /** Returns a time that many seconds from when the token was issued. */
        public static FalseClaim atIssuePlus(String name, long seconds) {
            return new FalseClaim(name, seconds + " s from its issue", claims -> issued(claims) + seconds);
        }

        /** Puts it among right claims, and returns these. */
        public Map<String, Object> among(Map<String, Object> claims) {
            claims.put(name, value.apply(claims));
            return claims;
        }

        @Override
        public String toString() {
            return name + ": " + words;
        }
    }

    /** Values of {@code alg} of which none is RS256. */
    public static Stream<Arguments> algorithms() {
        return Stream.of(
                        "none",
                        "None",
                        "",
                        "HS256",
                        "ES256",
                        "PS256",
                        "RS512",
                        "RS384",
                        "rs256",
                        null,
                        List.of("RS256"),
                        256)
                .map(Arguments::of);
    }

    /** Header parameters that ask for what is not done, or name no key. */
    public static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("crit", List.of("exp")),
                Arguments.of("crit", List.of()),
                Arguments.of("b64", false),
                Arguments.of("zip", "DEF"),
                Arguments.of("cty", "JWT"),
                Arguments.of("enc", "A256GCM"),
                Arguments.of("typ", "at+jwt"),
                Arguments.of("typ", 1),
                Arguments.of("kid", null),
                Arguments.of("kid", ""),
                Arguments.of("kid", "with space"),
                Arguments.of("kid", "x".repeat(1_000)),
                Arguments.of("kid", 7));
    }

    /** Other texts than the token that was signed. */
    public static Stream<UnaryOperator<String>> spellings() {
        return Stream.of(
                token -> ".",
                token -> "..",
                token -> token + ".",
                token -> token + "==",
                token -> token + "\n",
                token -> " " + token,
                token -> token + ".a.b",
                token -> token.substring(0, token.lastIndexOf('.') + 1),
                token -> token.substring(0, token.length() - 4),
                token -> "." + token,
                token -> "e30.e30.e30",
                token -> "a".repeat(70_000),
                token -> "{\"payload\":\"" + token + "\"}",
                token -> token.replaceFirst("\\.", ".é"),
                token -> token.replaceFirst("\\..*", ".👻👻👻👻."),
                token -> token.replaceFirst("\\..*", ".👻👻👻👻.a"),
                Forgeries::withStrayBits,
                Forgeries::withAnotherSubject);
    }

    /** Claims that no token of any kind may have. */
    public static Stream<FalseClaim> claims() {
        return Stream.of(
                new FalseClaim("iss", "with a slash", claims -> claims.get("iss") + "/"),
                new FalseClaim("iss", "in an array", claims -> List.of(text(claims, "iss"))),
                FalseClaim.of("iss", null),
                FalseClaim.of("aud", "another-client"),
                new FalseClaim("aud", "longer", claims -> client(claims) + "x"),
                new FalseClaim("aud", "shorter", claims -> client(claims).substring(1)),
                FalseClaim.of("aud", ""),
                FalseClaim.of("aud", List.of()),
                new FalseClaim("aud", "and another", claims -> List.of(client(claims), "another-client")),
                new FalseClaim("aud", "and a number", claims -> List.of(client(claims), 7)),
                new FalseClaim("aud", "and null", claims -> Arrays.asList(client(claims), null)),
                new FalseClaim("aud", "in an object", claims -> Map.of("0", client(claims))),
                FalseClaim.of("aud", 7),
                FalseClaim.of("aud", null),
                FalseClaim.atIssuePlus("iat", 61),
                new FalseClaim("iat", "as text", claims -> String.valueOf(issued(claims))),
                new FalseClaim("iat", "in microseconds", claims -> issued(claims) * 1_000_000),
                FalseClaim.of("iat", -5),
                FalseClaim.of("iat", 0),
                FalseClaim.of("iat", 1e308),
                FalseClaim.of("iat", null),
                FalseClaim.atIssuePlus("exp", -61),
                FalseClaim.atIssuePlus("nbf", 600),
                FalseClaim.of("sub", ""),
                FalseClaim.of("sub", 3891047281L));
    }

    /** Returns the token with a claim in front of the others, as it would be signed; the second one of that name wins in many parsers. */
    public static String payloadWithFirst(String token, String member) {
        return decoded(token, 1).replaceFirst("\\{", "{" + member + ",");
    }

    /** Decodes one part of a token. */
    public static String decoded(String token, int part) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]), StandardCharsets.UTF_8);
    }

    /** Writes the signature in another spelling of the same bytes: with bits behind the last byte. */
    private static String withStrayBits(String token) {
        int end = token.length() - 1;
        return token.substring(0, end) + BASE64URL.charAt(BASE64URL.indexOf(token.charAt(end)) | 1);
    }

    /** Changes the last character of the subject and keeps the signature. */
    private static String withAnotherSubject(String token) {
        String payload = decoded(token, 1).replaceFirst("(\"sub\":\"[^\"]*)[^\"]\"", "$1" + "2\"");
        String[] parts = token.split("\\.", -1);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        return String.join(".", Arrays.asList(parts));
    }

    private static long issued(Map<String, Object> claims) {
        return ((Number) Objects.requireNonNull(claims.get("iat"))).longValue();
    }

    private static String client(Map<String, Object> claims) {
        return text(claims, "aud");
    }

    private static String text(Map<String, Object> claims, String name) {
        return (String) Objects.requireNonNull(claims.get(name));
    }
}
