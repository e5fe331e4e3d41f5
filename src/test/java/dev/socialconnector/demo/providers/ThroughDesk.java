package dev.socialconnector.demo.providers;

import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.Capability;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A connector whose emulated provider has no page: browsers are led to the common one. */
record ThroughDesk(SocialConnector connector, UnaryOperator<URI> door) implements SocialConnector {
    @Override
    public String id() {
        return connector.id();
    }

    @Override
    public Optional<String> target() {
        return connector.target();
    }

    @Override
    public AuthorizationRequest begin(AuthorizationOptions options) {
        AuthorizationRequest request = connector.begin(options);
        return new AuthorizationRequest(door.apply(request.uri()), request.session());
    }

    @Override
    public SocialLogin complete(AuthorizationCallback callback, AuthorizationSession session) {
        return connector.complete(callback, session);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return connector.capability(type);
    }
}
