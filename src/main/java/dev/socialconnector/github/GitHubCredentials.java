package dev.socialconnector.github;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The client id and its secret in the form, sent by a program that says what it is. */
record GitHubCredentials(String clientId, String secret) implements ClientCredentials {
    @Override
    public ProviderRequest post(Step step, URI uri, Map<String, String> form) {
        ProviderRequest request =
                ClientCredentials.post(clientId, Optional.of(secret)).post(step, uri, form);
        return GitHubApi.named(request);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret given, in the form]";
    }
}
