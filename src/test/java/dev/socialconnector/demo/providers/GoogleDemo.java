package dev.socialconnector.demo.providers;

import dev.socialconnector.google.GoogleConfig;
import dev.socialconnector.google.GoogleConnector;
import dev.socialconnector.google.GoogleEndpoints;
import dev.socialconnector.testing.google.GoogleEmulator;
import dev.socialconnector.testing.google.GooglePerson;
import java.util.Map;

/** Google. Colours: https://developers.google.com/identity/branding-guidelines. */
final class GoogleDemo implements DemoProvider {
    @Override
    public String id() {
        return "google";
    }

    @Override
    public Brand brand() {
        return new Brand("#FFFFFF", "#1F1F1F", "#747775");
    }

    @Override
    public Emulation emulate() {
        GoogleEmulator google = GoogleEmulator.start();
        GoogleEndpoints endpoints = GoogleEndpoints.at(google.address());
        return Emulation.of(
                        Map.of("clientId", GoogleEmulator.CLIENT_ID, "clientSecret", GoogleEmulator.CLIENT_SECRET),
                        (settings, context) -> new GoogleConnector(
                                GoogleConfig.of(settings).endpoints(endpoints).build(), context),
                        google)
                .withPage(
                        authorization -> google.approve(authorization, GooglePerson.JANE),
                        authorization -> google.refuse(authorization, "access_denied"));
    }
}
