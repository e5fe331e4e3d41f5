package dev.socialconnector.demo.providers;

import dev.socialconnector.line.LineConfig;
import dev.socialconnector.line.LineConnector;
import dev.socialconnector.line.LineEndpoints;
import dev.socialconnector.testing.line.LineEmulator;
import dev.socialconnector.testing.line.LinePerson;
import java.util.Map;

/** LINE. Colours: https://developers.line.biz/en/docs/line-login/login-button/. */
final class LineDemo implements DemoProvider {
    @Override
    public String id() {
        return "line";
    }

    @Override
    public Brand brand() {
        return Brand.of("#06C755", "#FFFFFF");
    }

    @Override
    public Emulation emulate() {
        LineEmulator line = LineEmulator.start();
        LineEndpoints endpoints = LineEndpoints.at(line.address());
        return Emulation.of(
                        Map.of("clientId", LineEmulator.CHANNEL_ID, "clientSecret", LineEmulator.CHANNEL_SECRET),
                        (settings, context) ->
                                new LineConnector(LineConfig.of(settings).withEndpoints(endpoints), context),
                        line)
                .withPage(
                        authorization -> line.approve(authorization, LinePerson.SAKURA),
                        authorization -> line.refuse(authorization, "access_denied"));
    }
}
