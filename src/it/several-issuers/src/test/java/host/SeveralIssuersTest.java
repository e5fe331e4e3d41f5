package host;

import static dev.socialconnector.ConnectorException.Reason.CODE_EXPIRED;
import static dev.socialconnector.ConnectorException.Reason.INVALID_CALLBACK;
import static dev.socialconnector.ConnectorException.Reason.INVALID_ID_TOKEN;
import static host.Host.begin;
import static host.Host.complete;
import static host.Host.query;
import static host.Host.refusalOf;
import static host.Host.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.capability.TokenRefresh;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in at issuers that live on one server, and whose tokens are not always good. */
class SeveralIssuersTest {
    private static final ConnectorContext CONTEXT = ConnectorContext.standard();

    private final Host host = new Host(CONTEXT);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void peopleSignInAtIssuersSideBySide() throws Exception {
        host.nextTokens("staff", "mina", Map.of("name", "Kim Mina"));
        SocialLogin staff = signIn(host.connector("staff"));
        host.nextTokens("guests", "jun", Map.of());
        SocialLogin guest = signIn(host.connector("guests"));

        assertEquals("mina", staff.profile().subject());
        assertEquals(Optional.of("Kim Mina"), staff.profile().name());
        assertEquals("jun", guest.profile().subject());
        assertEquals(host.issuer("guests"), guest.idToken().orElseThrow().issuer());
    }

    @Test
    void aSessionOfOneIssuerIsRefusedByAnother() throws Exception {
        SocialConnector staff = host.connector("staff");
        SocialConnector guests = host.connector("guests");
        AuthorizationRequest request = begin(staff);
        String query = query(request);

        assertEquals(INVALID_CALLBACK, refusalOf(() -> complete(guests, query, request)));
    }

    /** As when somebody changes the issuer of a connector while people sign in; the server takes each issuer's codes at all. */
    @Test
    void aSessionIsBoundToItsIssuerAlone() throws Exception {
        SocialConnector staff = host.connector("oidc", "staff");
        SocialConnector guests = host.connector("oidc", "guests");
        AuthorizationRequest request = begin(staff);
        String query = query(request);

        assertEquals(INVALID_CALLBACK, refusalOf(() -> complete(guests, query, request)));
        assertTrue(complete(staff, query, request).idToken().isPresent(), "the issuer itself refuses it");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        host.nextTokens("staff", "mina", Map.of("iss", host.issuer("guests")));

        assertEquals(INVALID_ID_TOKEN, refusalOf(() -> signIn(host.connector("staff"))));
    }

    @Test
    void aTokenForAnotherClientIsRefused() {
        SocialConnector staff = host.connector("staff");

        host.nextTokens("staff", "mina", Map.of("aud", List.of("another")));
        assertEquals(INVALID_ID_TOKEN, refusalOf(() -> signIn(staff)));
    }

    /** The server names this client as azp by itself. So does Zitadel, which names its project beside the client. */
    @Test
    void aTokenForThisClientAmongOthersIsAcceptedIfItSaysThatThisClientAskedForIt() throws Exception {
        host.nextTokens("staff", "mina", Map.of("aud", List.of("host", "another")));

        assertTrue(signIn(host.connector("staff")).idToken().isPresent(), "the ID token got lost");
    }

    @Test
    void aTokenOfAnotherSignInIsRefused() {
        host.nextTokens("staff", "mina", Map.of("nonce", "another"));

        assertEquals(INVALID_ID_TOKEN, refusalOf(() -> signIn(host.connector("staff"))));
    }

    @Test
    void aTokenOutOfItsTimeIsRefused() {
        for (Duration offset : List.of(Duration.ofHours(2), Duration.ofHours(-2))) {
            Clock clock = Clock.offset(Clock.systemUTC(), offset);
            try (Host elsewhen = new Host(CONTEXT.withClock(clock))) {
                assertEquals(INVALID_ID_TOKEN, refusalOf(() -> signIn(elsewhen.connector("staff"))));
            }
        }
    }

    @Test
    void aVerdictAsTextIsUnderstood() throws Exception {
        for (String verdict : List.of("true", "True", "TRUE")) {
            host.nextTokens("staff", "mina", Map.of("email", "mina@example.com", "email_verified", verdict));

            assertEquals(
                    Optional.of(new EmailAddress("mina@example.com", true)),
                    signIn(host.connector("staff")).profile().email());
        }
    }

    @Test
    void anyOtherVerdictIsNone() throws Exception {
        for (Object verdict : List.of("False", "yes", "", 1, List.of(true))) {
            host.nextTokens("staff", "mina", Map.of("email", "mina@example.com", "email_verified", verdict));

            assertEquals(
                    Optional.of(new EmailAddress("mina@example.com", false)),
                    signIn(host.connector("staff")).profile().email());
        }
    }

    @Test
    void claimsOfSurprisingTypesAreLeftOut() throws Exception {
        host.nextTokens(
                "staff",
                "mina",
                Map.of(
                        "email", List.of("mina@example.com"),
                        "email_verified", true,
                        "name", Map.of("first", "Mina"),
                        "nickname", 7,
                        "picture", "http://img.example.com/mina.png",
                        "birthdate", "0000-02-03",
                        "phone_number", "+821012345678",
                        "phone_number_verified", "true",
                        "updated_at", "2026-02-03T04:05:06.789Z"));

        SocialProfile profile = signIn(host.connector("staff")).profile();

        assertEquals(Optional.empty(), profile.email());
        assertEquals(Optional.empty(), profile.displayName());
        assertEquals(Optional.empty(), profile.picture());
        assertEquals(Optional.empty(), profile.birthDate().orElseThrow().year());
        assertEquals(Optional.of("0203"), profile.birthDate().orElseThrow().birthday());
        assertTrue(profile.phoneNumber().orElseThrow().verified(), "the verdict got lost");
        assertEquals(Map.of("first", "Mina"), profile.claims().get("name"));
    }

    @Test
    void tokensAreRefreshed() throws Exception {
        host.nextTokens("staff", "mina", Map.of());
        SocialConnector connector = host.connector("staff");
        TokenRefresh refresh = connector.capability(TokenRefresh.class).orElseThrow();
        TokenSet tokens = signIn(connector).tokens();

        TokenSet fresh = refresh.refresh(tokens, "mina");

        assertNotEquals(tokens.accessToken(), fresh.accessToken());
        assertTrue(fresh.idToken().isPresent(), "no ID token came with it");
    }

    @Test
    void refreshedTokensOfAnotherPersonAreRefused() throws Exception {
        host.nextTokens("staff", "mina", Map.of());
        SocialConnector connector = host.connector("staff");
        TokenRefresh refresh = connector.capability(TokenRefresh.class).orElseThrow();
        TokenSet tokens = signIn(connector).tokens();

        assertEquals(INVALID_ID_TOKEN, refusalOf(() -> refresh.refresh(tokens, "jun")));
    }

    @Test
    void aCodeThatNobodyGaveOutIsRefused() throws Exception {
        SocialConnector connector = host.connector("staff");
        AuthorizationRequest request = begin(connector);

        String query = query(request).replaceFirst("code=[^&]*", "code=made-up");

        assertEquals(CODE_EXPIRED, refusalOf(() -> complete(connector, query, request)));
    }
}
