package dev.socialconnector.keycloak;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;

/** Hands stored tokens to an application that may have them, renewed if the access token ends soon. */
final class TokenRetrieval {
    private final SocialConnector connector;
    private final IdentityProviderModel config;
    private final Clock clock = KeycloakContext.shared().clock();

    TokenRetrieval(SocialConnector connector, IdentityProviderModel config) {
        this.connector = connector;
        this.config = config;
    }

    /** Answers all that is stored; what was renewed is in the identity then, for Keycloak to save. */
    Response all(FederatedIdentityModel identity) {
        TokenSet tokens = current(identity);
        return json(200, StoredTokens.answer(tokens, clock));
    }

    /** Answers the access token alone. */
    Response accessToken(FederatedIdentityModel identity) {
        TokenSet accessToken = current(identity).toBuilder()
                .refreshToken(Optional.empty())
                .refreshTokenExpiresAt(Optional.empty())
                .idToken(Optional.empty())
                .build();
        return json(200, StoredTokens.answer(accessToken, clock));
    }

    private TokenSet current(FederatedIdentityModel identity) {
        TokenSet tokens = StoredTokens.read(identity.getToken())
                .orElseThrow(() -> new WebApplicationException("no token is stored", error(404, "no_token")));
        Instant soon = clock.instant().plusSeconds(config.getMinValidityToken());
        boolean isLasting = tokens.expiresAt().map(end -> end.isAfter(soon)).orElse(true);
        if (isLasting || tokens.refreshToken().isEmpty()) {
            return tokens;
        }
        try {
            Optional<TokenRefresh> refresh = connector.capability(TokenRefresh.class);
            if (refresh.isEmpty()) {
                return tokens;
            }
            TokenSet renewed = refresh.get().refresh(tokens, identity.getUserId());
            identity.setToken(StoredTokens.write(renewed, clock));
            return renewed;
        } catch (ConnectorException failure) {
            throw new WebApplicationException(failure.getMessage(), failure, error(502, "token_refresh_failed"));
        }
    }

    private static Response error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    private static Response json(int status, Object body) {
        return Response.status(status)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
