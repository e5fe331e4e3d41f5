package dev.socialconnector.demo.providers;

import dev.socialconnector.microsoft.MicrosoftConfig;
import dev.socialconnector.microsoft.MicrosoftConnector;
import dev.socialconnector.microsoft.MicrosoftEndpoints;
import dev.socialconnector.testing.microsoft.MicrosoftEmulator;
import java.util.Map;

/**
 * Microsoft. Colours: https://learn.microsoft.com/en-us/entra/identity-platform/howto-add-branding-in-apps. The real one needs a
 * {@code MICROSOFT_TENANT} besides.
 */
final class MicrosoftDemo implements DemoProvider {
    @Override
    public String id() {
        return "microsoft";
    }

    @Override
    public Brand brand() {
        return new Brand("#FFFFFF", "#5E5E5E", "#8C8C8C");
    }

    @Override
    public Map<String, String> variables() {
        return Map.of(
                "MICROSOFT_TENANT", "tenant",
                "MICROSOFT_CLIENT_ID", "clientId",
                "MICROSOFT_CLIENT_SECRET", "clientSecret");
    }

    @Override
    public Emulation emulate() {
        MicrosoftEmulator microsoft = MicrosoftEmulator.start();
        MicrosoftEndpoints endpoints = MicrosoftEndpoints.at(microsoft.address());
        Map<String, String> settings = Map.of(
                "tenant", "common",
                "clientId", MicrosoftEmulator.CLIENT_ID,
                "clientSecret", MicrosoftEmulator.CLIENT_SECRET);
        return Emulation.of(
                        settings,
                        (config, context) -> new MicrosoftConnector(
                                MicrosoftConfig.of(config).withEndpoints(endpoints), context),
                        microsoft)
                .withPage(microsoft::approve);
    }
}
