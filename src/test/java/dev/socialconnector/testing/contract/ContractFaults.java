package dev.socialconnector.testing.contract;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.socialconnector.testing.Fault;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Protocol;
import org.junit.jupiter.params.provider.Arguments;

/** What a provider's server can do to a connector, by name. */
final class ContractFaults {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final String DEEP = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

    private ContractFaults() {}

    /** Faults at which OkHttp, or whoever means well, sends a request again. */
    static Stream<Arguments> temptations() {
        return Stream.of(
                argumentSet("the connection dies after the request was read", Fault.dropConnection()),
                argumentSet("the connection dies after the code was used", Fault.loseAnswer()),
                argumentSet("the answer breaks off", Fault.truncatedBody()),
                argumentSet("408", Fault.answer(408, "{}")),
                argumentSet("408, Retry-After: 0", Fault.answer(408, Map.of("Retry-After", "0"), "")),
                argumentSet("421", Fault.answer(421, "{}")),
                argumentSet("500", Fault.answer(500, "{}")),
                argumentSet("503, Retry-After: 0", Fault.answer(503, Map.of("Retry-After", "0"), "")));
    }

    /** The same over both versions of HTTP. */
    static Stream<Arguments> temptationsByProtocol() {
        return Stream.of(Protocol.HTTP_1_1, Protocol.H2_PRIOR_KNOWLEDGE).flatMap(protocol -> temptations()
                .map(each -> argumentSet(protocol + ", " + name(each), protocol, each.get()[0])));
    }

    /** Answers that never come to their end. */
    static Stream<Arguments> slowness() {
        return Stream.of(
                argumentSet("no answer", Fault.stall()),
                argumentSet("one byte a second", Fault.slowBody(Duration.ofSeconds(1))));
    }

    /** Answers that nobody should read to their end. */
    static Stream<Arguments> excess() {
        return Stream.of(
                argumentSet("an endless body", Fault.endlessBody()),
                argumentSet("a gzip bomb", Fault.gzipBomb(200)),
                argumentSet("10,000 headers", Fault.manyHeaders(10_000)));
    }

    /** Answers of success that are none. */
    static Stream<Arguments> garbage() {
        return Stream.of(
                argumentSet("HTML", Fault.html(200)),
                argumentSet("an empty body", Fault.answer(200, JSON, "")),
                argumentSet("no content", Fault.answer(204, "")),
                argumentSet("truncated JSON", Fault.answer(200, JSON, "{\"id\":1,\"access_token\":\"to")),
                argumentSet("two documents", Fault.answer(200, JSON, "{} {}")),
                argumentSet("null", Fault.answer(200, JSON, "null")),
                argumentSet("an error", Fault.answer(200, JSON, "{\"error\":\"server_error\"}")),
                argumentSet("JSON 100,000 levels deep", Fault.answer(200, JSON, DEEP)),
                argumentSet("duplicate keys", Fault.answer(200, JSON, "{\"id\":1,\"id\":2}")),
                argumentSet("a huge number", Fault.answer(200, JSON, "{\"id\":" + "9".repeat(5_000) + "}")),
                argumentSet(
                        "a wrong charset",
                        Fault.answer(
                                200,
                                Map.of("Content-Type", "application/json;charset=EUC-KR"),
                                "{\"id\":1,\"name\":\"이름\"}".getBytes(Charset.forName("EUC-KR")))),
                argumentSet(
                        "bytes that are no UTF-8",
                        Fault.answer(200, JSON, new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'})));
    }

    /** Answers that repeat what was sent, as some providers' error texts do. */
    static Stream<Arguments> echoes() {
        return Stream.of(
                echo(
                        "in an error's text",
                        quote -> Fault.answer(
                                400,
                                JSON,
                                "{\"error\":\"invalid_grant\",\"error_description\":\"no such code: " + quote + "\"}")),
                echo("as an error", quote -> Fault.answer(400, JSON, "{\"error\":\"" + quote + "\"}")),
                echo("in a header", quote -> Fault.answer(500, Map.of("X-Echo", quote, "Retry-After", quote), quote)),
                echo("in broken JSON", quote -> Fault.answer(200, JSON, "{\"" + quote + "\":")),
                echo(
                        "as a content type",
                        quote ->
                                Fault.answer(200, Map.of("Content-Type", quote), "{\"token_type\":\"" + quote + "\"}")),
                echo(
                        "as a lifetime",
                        quote -> Fault.answer(
                                200,
                                JSON,
                                "{\"token_type\":\"bearer\",\"access_token\":\"" + quote + "\",\"expires_in\":\""
                                        + quote + "\"}")),
                echo(
                        "as an address",
                        quote -> Fault.answer(302, Map.of("Location", "http://127.0.0.1:1/" + quote), "")),
                echo("for a proxy", quote -> Fault.answer(407, Map.of("Proxy-Authenticate", quote), quote)));
    }

    private static Arguments echo(String name, Function<String, Fault> echo) {
        return argumentSet(name, echo);
    }

    private static String name(Arguments named) {
        return named instanceof Arguments.ArgumentSet set
                ? set.getName()
                : List.of(named.get()).toString();
    }
}
