package dev.socialconnector.demo.providers;

import dev.socialconnector.naver.NaverConfig;
import dev.socialconnector.naver.NaverConnector;
import dev.socialconnector.naver.NaverEndpoints;
import dev.socialconnector.testing.naver.NaverEmulator;
import java.util.Map;

/** Naver. Colours: https://developers.naver.com/docs/login/bi/bi.md. */
final class NaverDemo implements DemoProvider {
    @Override
    public String id() {
        return "naver";
    }

    @Override
    public Brand brand() {
        return Brand.of("#03C75A", "#FFFFFF");
    }

    @Override
    public Emulation emulate() {
        NaverEmulator naver = NaverEmulator.start();
        NaverEndpoints endpoints = NaverEndpoints.at(naver.base());
        return Emulation.of(
                        Map.of("clientId", NaverEmulator.CLIENT_ID, "clientSecret", NaverEmulator.CLIENT_SECRET),
                        (settings, context) ->
                                new NaverConnector(NaverConfig.of(settings).withEndpoints(endpoints), context),
                        naver)
                .withPage(naver::approve);
    }
}
