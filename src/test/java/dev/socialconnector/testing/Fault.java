package dev.socialconnector.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;

/**
 * One way in which a server misbehaves, to be injected at a path of the emulator.
 *
 * <p>"Acts on the request" means that codes are used up and tokens issued, although the client may never learn of it.
 */
public final class Fault {

    /** What is done with one request. */
    @FunctionalInterface
    public interface Effect {

        MockResponse apply(Exchange exchange) throws InterruptedException;
    }

    private final String name;
    private final Effect effect;

    private Fault(String name, Effect effect) {
        this.name = name;
        this.effect = effect;
    }

    /** Waits before it acts on the request and answers. */
    public static Fault delay(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        return new Fault("delay", exchange -> {
            exchange.pause(duration);
            return exchange.answer();
        });
    }

    /** Reads the request, does nothing and never answers; the connection stays open. */
    public static Fault stall() {
        return new Fault("stall", Exchange::neverAnswer);
    }

    /** Reads the request, does nothing and closes the connection. */
    public static Fault dropConnection() {
        return new Fault("dropConnection", Exchange::cut);
    }

    /** Acts on the request and closes the connection instead of answering. */
    public static Fault loseAnswer() {
        return new Fault("loseAnswer", exchange -> {
            exchange.answer();
            return exchange.cut();
        });
    }

    /** Acts on the request and closes the connection in the middle of the answer's body. */
    public static Fault truncatedBody() {
        return new Fault("truncatedBody", exchange -> exchange.answer()
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
    }

    /** Acts on the request and sends the body one byte at a time, with this pause after each. */
    public static Fault slowBody(Duration perByte) {
        long nanos = perByte.toNanos();
        return new Fault("slowBody", exchange -> exchange.answer()
                .newBuilder()
                .throttleBody(1, nanos, TimeUnit.NANOSECONDS)
                .build());
    }

    /** Acts on the request and adds this many made-up headers to the answer. */
    public static Fault manyHeaders(int count) {
        return new Fault("manyHeaders", exchange -> {
            MockResponse.Builder answer = exchange.answer().newBuilder();
            for (int i = 0; i < count; i++) {
                answer.addHeader("x-filler-" + i, "filler");
            }
            return answer.build();
        });
    }

    /** Acts on the request and puts this member into the answer's JSON object, in place of one that is there. */
    public static Fault withMember(String name, String value) {
        return new Fault("withMember " + name, exchange -> {
            MockResponse answer = exchange.answer();
            return answer.newBuilder()
                    .body(Answers.withMember(text(answer), name, value))
                    .build();
        });
    }

    /** Does nothing and answers with JSON that never ends. */
    public static Fault endlessBody() {
        return new Fault("endlessBody", exchange -> FaultyBodies.endless());
    }

    /** Does nothing and answers with JSON that is small when compressed and this large when not. */
    public static Fault gzipBomb(int megabytes) {
        return new Fault("gzipBomb", exchange -> FaultyBodies.gzipBomb(megabytes));
    }

    /** Does nothing and answers with this status and JSON text. */
    public static Fault answer(int status, String json) {
        return answer(status, Map.of("Content-Type", "application/json;charset=UTF-8"), json);
    }

    /** Does nothing and answers with this status, these headers and this text, none of which needs to make sense. */
    public static Fault answer(int status, Map<String, String> headers, String body) {
        return answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Does nothing and answers with this status, these headers and these bytes, in whatever charset they are. */
    public static Fault answer(int status, Map<String, String> headers, byte[] body) {
        Map<String, String> headersToSend = new LinkedHashMap<>(headers);
        ByteString bodyToSend = ByteString.of(body);
        return new Fault("answer " + status, exchange -> {
            MockResponse.Builder answer =
                    new MockResponse.Builder().code(status).body(new Buffer().write(bodyToSend));
            headersToSend.forEach(answer::addHeaderLenient);
            return answer.build();
        });
    }

    /** Does nothing and answers with a web page where JSON is due. */
    public static Fault html(int status) {
        return answer(
                status,
                Map.of("Content-Type", "text/html;charset=UTF-8"),
                "<!DOCTYPE html><html><body><h1>점검 중 <script>{\"</h1></body></html>");
    }

    /** Does nothing and sends the client elsewhere. */
    public static Fault redirect(int status, URI target) {
        return answer(status, Map.of("Location", target.toString()), "");
    }

    /** Does nothing and answers KOE237 with status 429 and {@code Retry-After}: too many token requests. */
    public static Fault tokenRateLimit(Duration retryAfter) {
        return answer(
                429,
                Map.of(
                        "Content-Type",
                        "application/json;charset=UTF-8",
                        "Retry-After",
                        Long.toString(retryAfter.toSeconds())),
                Answers.write(Map.of(
                        "error",
                        "invalid_request",
                        "error_description",
                        "token request rate limit exceeded",
                        "error_code",
                        "KOE237")));
    }

    /** Does nothing and answers as {@code kauth.kakao.com} does, with a KOE code. */
    public static Fault kauthError(int status, String error, String description, String code) {
        return answer(
                status, Answers.write(Map.of("error", error, "error_description", description, "error_code", code)));
    }

    /** Does nothing and answers as {@code kapi.kakao.com} does, with a negative number. */
    public static Fault kapiError(int status, int code, String message) {
        return answer(status, Answers.write(Answers.kapiError(code, message)));
    }

    /** Does nothing and answers -402 with status 403: these consents are missing. */
    public static Fault insufficientScopes(String... required) {
        Map<String, Object> body = new LinkedHashMap<>(Answers.kapiError(-402, "insufficient scopes."));
        body.put("required_scopes", List.of(required));
        return answer(403, Answers.write(body));
    }

    private static String text(MockResponse answer) {
        Buffer text = new Buffer();
        try {
            Objects.requireNonNull(answer.getBody(), "body").writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.readUtf8();
    }

    public MockResponse apply(Exchange exchange) throws InterruptedException {
        return effect.apply(exchange);
    }

    @Override
    public String toString() {
        return "Fault[" + name + "]";
    }
}
