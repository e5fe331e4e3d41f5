package dev.socialconnector.demo.providers;

import dev.socialconnector.oidc.OidcConnectorFactory;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.util.Map;

/** Any OpenID Connect provider. The real one needs an {@code OIDC_ISSUER} besides. */
final class OidcDemo implements DemoProvider {
    @Override
    public String id() {
        return "oidc";
    }

    @Override
    public Brand brand() {
        return Brand.of("#39424E", "#FFFFFF");
    }

    @Override
    public Map<String, String> variables() {
        return Map.of(
                "OIDC_ISSUER", "issuer",
                "OIDC_CLIENT_ID", "clientId",
                "OIDC_CLIENT_SECRET", "clientSecret");
    }

    @Override
    public Emulation emulate() {
        OpenIdProvider provider = OpenIdProvider.start();
        Map<String, String> settings = Map.of(
                "issuer", provider.issuer(),
                "clientId", provider.clientId(),
                "clientSecret", provider.clientSecret(),
                "allowLoopback", "true");
        return Emulation.of(settings, new OidcConnectorFactory()::create, provider)
                .withPage(provider::approve, authorization -> provider.refuse(authorization, "access_denied"));
    }
}
