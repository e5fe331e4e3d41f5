package dev.socialconnector.demo.providers;

import dev.socialconnector.apple.AppleConfig;
import dev.socialconnector.apple.AppleConnector;
import dev.socialconnector.apple.AppleEndpoints;
import dev.socialconnector.testing.apple.AppleEmulator;
import java.util.Map;

/**
 * Apple, which sends the browser back by a form. Colours:
 * https://developer.apple.com/design/human-interface-guidelines/sign-in-with-apple. The real one takes no address on this machine: the
 * demo needs an {@code --address} by https.
 */
final class AppleDemo implements DemoProvider {
    @Override
    public String id() {
        return "apple";
    }

    @Override
    public Brand brand() {
        return Brand.of("#000000", "#FFFFFF");
    }

    @Override
    public Map<String, String> variables() {
        return Map.of(
                "APPLE_CLIENT_ID", "clientId",
                "APPLE_TEAM_ID", "teamId",
                "APPLE_KEY_ID", "keyId",
                "APPLE_PRIVATE_KEY", "privateKey");
    }

    @Override
    public Emulation emulate() {
        AppleEmulator apple = AppleEmulator.start().allowLoopback();
        AppleEndpoints endpoints = AppleEndpoints.at(apple.address());
        return Emulation.of(
                        apple.settings(),
                        (settings, context) ->
                                new AppleConnector(AppleConfig.of(settings).withEndpoints(endpoints), context),
                        apple)
                .withPage(apple::approve, apple::cancel);
    }
}
