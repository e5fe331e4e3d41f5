package dev.socialconnector.naver;

import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.AccessTokenInformation;
import dev.socialconnector.capability.AccountUnlink;
import dev.socialconnector.capability.ProfileLookup;
import dev.socialconnector.capability.TokenIntrospection;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderRequest;
import dev.socialconnector.toolkit.oauth.OAuthClient;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Naver can be asked and told with a person's access token, whichever door it came through. */
final class NaverApi implements ProfileLookup, TokenIntrospection, AccountUnlink, NaverTermsAgreements {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** As in {@code 03:04:05.678 PM 06/01/2026}. */
    private static final DateTimeFormatter AGREEMENT = DateTimeFormatter.ofPattern(
                    "hh:mm:ss[.SSS] a MM/dd/uuuu", Locale.ENGLISH)
            .withZone(SEOUL);
    /** Naver documents no form; these are the likely ones. */
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd['T'][' ']HH:mm:ss[.SSS][XXX]", Locale.ROOT)
            .withZone(SEOUL);

    private final OAuthClient client;
    private final NaverEndpoints endpoints;

    NaverApi(OAuthClient client, NaverEndpoints endpoints) {
        this.client = client;
        this.endpoints = endpoints;
    }

    @Override
    public SocialProfile profile(UserRef user) {
        SocialProfile profile = profile(Step.PROFILE, user.requireTokens(Step.PROFILE), client.deadline());
        user.requireOwner(profile.subject(), Step.PROFILE);
        return profile;
    }

    /**
     * Asks two addresses: one tells when the token ends, the other whose it is. Neither names an application; but ids differ from one
     * application to the next, so the token of another one leads to an id that no account here has.
     */
    @Override
    public AccessTokenInformation introspect(TokenSet tokens) {
        Deadline deadline = client.deadline();
        ProviderRequest request = get(Step.TOKEN_INFORMATION, endpoints.api("/v1/nid/verify"), tokens)
                .query(Map.of("info", "true"));
        JsonObject response = response(request, deadline);
        String subject = profile(Step.TOKEN_INFORMATION, tokens, deadline).subject();
        return new AccessTokenInformation(
                subject, response.filled("expire_date").flatMap(text -> instant(text, EXPIRY)));
    }

    /** Revokes the access token, and with it its refresh token and the link, once the token is known to be this person's. */
    @Override
    public void unlink(UserRef user) {
        Deadline deadline = client.deadline();
        String token = ownTokens(user, Step.UNLINK, deadline).requireAccessToken(Step.UNLINK);
        Map<String, String> form = Map.of("token", token, "token_type_hint", "access_token");
        ProviderRequest request = client.credentials().post(Step.UNLINK, endpoints.nid("/oauth2.0/revoke"), form);
        ProviderAnswer answer = client.http().send(request, deadline, NaverErrors::ofSignInServer);
        if (answer.json().flatMap(json -> json.filled("error")).isPresent()) {
            throw NaverErrors.ofSignInServer(answer);
        }
    }

    @Override
    public List<Agreement> agreements(UserRef user) {
        Deadline deadline = client.deadline();
        TokenSet tokens = ownTokens(user, Step.SERVICE_TERMS, deadline);
        ProviderRequest request = get(Step.SERVICE_TERMS, endpoints.api("/v1/nid/agreement"), tokens);
        ProviderAnswer answer = client.http().send(request, deadline);
        JsonObject json = answer.requireJson();
        if (json.text("result").filter("success"::equals).isEmpty()) {
            throw client.http().refusalOf(answer);
        }
        return json.objects("agreementInfos").stream()
                .filter(each -> each.text("clientId")
                        .filter(id -> !id.equals(client.clientId()))
                        .isEmpty())
                .flatMap(each -> each.filled("termCode").stream()
                        .map(code -> new Agreement(
                                code, each.filled("agreeDate").flatMap(text -> instant(text, AGREEMENT)))))
                .toList();
    }

    /** Reads the profile of the person whose tokens these are. */
    SocialProfile profile(Step step, TokenSet tokens, Deadline deadline) {
        return NaverProfileMapper.profile(response(get(step, endpoints.api("/v1/nid/me"), tokens), deadline));
    }

    /** Returns a person's tokens once they are known to be theirs. */
    private TokenSet ownTokens(UserRef user, Step step, Deadline deadline) {
        TokenSet tokens = user.requireTokens(step);
        user.requireOwner(profile(step, tokens, deadline).subject(), step);
        return tokens;
    }

    private static ProviderRequest get(Step step, URI address, TokenSet tokens) {
        return ProviderRequest.get(step, address).bearer(tokens.requireAccessToken(step));
    }

    /** Opens the envelope: a bad token has been seen with status 200, too. */
    private JsonObject response(ProviderRequest request, Deadline deadline) {
        ProviderAnswer answer = client.http().send(request, deadline);
        JsonObject json = answer.requireJson();
        if (NaverErrors.code(json).filter("00"::equals).isEmpty()) {
            throw client.http().refusalOf(answer);
        }
        return json.object("response");
    }

    private static Optional<Instant> instant(String text, DateTimeFormatter form) {
        try {
            return Optional.of(form.parse(text.strip(), Instant::from));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
