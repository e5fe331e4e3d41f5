package dev.socialconnector.demo.providers;

import dev.socialconnector.github.GitHubConfig;
import dev.socialconnector.github.GitHubConnector;
import dev.socialconnector.github.GitHubEndpoints;
import dev.socialconnector.testing.github.GitHubEmulator;
import java.util.Map;

/** GitHub, which has no rules for buttons; these are the colours of its pages. */
final class GitHubDemo implements DemoProvider {
    @Override
    public String id() {
        return "github";
    }

    @Override
    public Brand brand() {
        return Brand.of("#24292F", "#FFFFFF");
    }

    @Override
    public Emulation emulate() {
        GitHubEmulator github = GitHubEmulator.start();
        GitHubEndpoints endpoints = new GitHubEndpoints(github.site(), github.api());
        return Emulation.of(
                        Map.of("clientId", GitHubEmulator.CLIENT_ID, "clientSecret", GitHubEmulator.CLIENT_SECRET),
                        (settings, context) ->
                                new GitHubConnector(GitHubConfig.of(settings).withEndpoints(endpoints), context),
                        github)
                .withPage(github::approve);
    }
}
