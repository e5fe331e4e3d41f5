package dev.socialconnector.demo.providers;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.settings.ConnectorConfig;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A provider that is emulated in this process, or in another one.
 *
 * @param settings what an administrator would fill in
 * @param maker makes connectors that meet the emulator, by addresses that no form can set
 * @param server the emulator
 * @param page what its page does, for an emulator that has no page for browsers
 * @param registration takes the addresses of this server
 */
public record Emulation(
        Map<String, String> settings,
        BiFunction<ConnectorConfig, ConnectorContext, SocialConnector> maker,
        AutoCloseable server,
        Optional<Page> page,
        Consumer<ProviderAddresses> registration) {
    /**
     * What an emulated provider does with the person who came to its page. Each returns the parameters that the browser brings back,
     * still encoded.
     *
     * @param approve the person agreed
     * @param cancel the person went away
     */
    public record Page(Function<URI, String> approve, Function<URI, String> cancel) {}

    /** Returns an emulator with a page of its own. */
    static Emulation of(
            Map<String, String> settings,
            BiFunction<ConnectorConfig, ConnectorContext, SocialConnector> maker,
            AutoCloseable server) {
        return new Emulation(settings, maker, server, Optional.empty(), addresses -> {});
    }

    /** Gives an emulator the common page; whoever cancels there brings back {@code access_denied} (RFC 6749 section 4.1.2.1). */
    Emulation withPage(Function<URI, String> approve) {
        return withPage(
                approve,
                authorization -> "error=access_denied&state="
                        + URLEncoder.encode(
                                ConsentDesk.parameters(authorization).text("state"), StandardCharsets.UTF_8));
    }

    Emulation withPage(Function<URI, String> approve, Function<URI, String> cancel) {
        return new Emulation(settings, maker, server, Optional.of(new Page(approve, cancel)), registration);
    }

    Emulation registering(Consumer<ProviderAddresses> addresses) {
        return new Emulation(settings, maker, server, page, addresses);
    }

    /** Prints no setting. */
    @Override
    public String toString() {
        return "Emulation[" + server + "]";
    }
}
