package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.TokenSet;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.profile.KakaoSubject;
import dev.socialconnector.kakao.settings.KakaoConfig;
import dev.socialconnector.toolkit.http.Deadline;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import dev.socialconnector.toolkit.http.ProviderClient;
import dev.socialconnector.toolkit.http.ProviderErrors;
import dev.socialconnector.toolkit.http.ProviderRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kakao's API, called for a person by their access token or by subject with the admin key, or for the application with the admin
 * key. The admin key goes into the header and nowhere else.
 */
public final class KakaoApi {
    /** Codes for an admin key that belongs to no application. */
    private static final Set<String> UNKNOWN_APPLICATION = Set.of("-301", "-903");

    private final ProviderClient client;
    private final URI kapi;
    private final Optional<String> adminKey;
    private final ConnectorContext context;

    public KakaoApi(ProviderClient client, KakaoConfig config, ConnectorContext context) {
        this.client = client;
        this.kapi = config.endpoints().kapi();
        this.adminKey = config.application().adminKey();
        this.context = context;
    }

    /** Starts the time that one use of a capability has. */
    Deadline deadline() {
        return Deadline.in(context.signInTimeout());
    }

    /** Reads for a person; a lost answer is asked for once more. The answer is about this person. */
    JsonObject get(Step step, String path, UserRef user, Map<String, String> query) {
        return get(step, path, user, query, KakaoErrors::ofAnswer);
    }

    /** As {@link #get(Step, String, UserRef, Map)}, for a request whose refusals can be told better than others. */
    JsonObject get(Step step, String path, UserRef user, Map<String, String> query, ProviderErrors errors) {
        Map<String, String> all = user.tokens().isPresent() ? query : withTarget(user, query);
        return send(ProviderRequest.get(step, address(path)).query(all), user, errors);
    }

    /** Changes something for a person; sent at most once. The answer is about this person. */
    JsonObject post(Step step, String path, UserRef user, Map<String, String> form) {
        return post(step, path, user, form, KakaoErrors::ofAnswer);
    }

    /** As {@link #post(Step, String, UserRef, Map)}, for a request whose refusals can be told better than others. */
    JsonObject post(Step step, String path, UserRef user, Map<String, String> form, ProviderErrors errors) {
        Map<String, String> all = user.tokens().isPresent() ? form : withTarget(user, form);
        return send(ProviderRequest.post(step, address(path), all), user, errors);
    }

    /** Makes sure that the tokens, if there are any, are this person's, before what cannot be undone. */
    void requireOwner(Step step, UserRef user) {
        if (user.tokens().isPresent()) {
            get(step, "/v1/user/access_token_info", user, Map.of());
        }
    }

    /** Sends a request with an access token alone. Whose token it is, only the caller can tell, by the answer. */
    JsonObject send(ProviderRequest request, TokenSet tokens, Deadline deadline, ProviderErrors errors) {
        return answer(request, tokens, deadline, errors).requireJson();
    }

    /** As {@link #send}, with the answer as it came. */
    ProviderAnswer answer(ProviderRequest request, TokenSet tokens, Deadline deadline, ProviderErrors errors) {
        return client.send(byToken(request, tokens), deadline, errors);
    }

    /** Reads for the application. */
    ProviderAnswer get(Step step, String path, Map<String, String> query) {
        return asApplication(ProviderRequest.get(step, address(path)).query(query), KakaoErrors::ofAnswer);
    }

    /** Returns a list that must be there, and of objects only: half of one would be taken for the whole. */
    static List<JsonObject> list(Step step, JsonObject answer, String name) {
        List<JsonObject> objects = answer.objects(name);
        if (answer.members().get(name) instanceof List<?> list && list.size() == objects.size()) {
            return objects;
        }
        throw new ConnectorException(Reason.UNEXPECTED_RESPONSE, step, "the answer has no readable " + name);
    }

    /** Returns a text; a blank one is none. */
    static Optional<String> text(JsonObject json, String name) {
        return json.text(name).filter(text -> !text.isBlank());
    }

    /** Returns the address of a path of the API. */
    URI address(String path) {
        return URI.create(kapi + path);
    }

    private JsonObject send(ProviderRequest request, UserRef user, ProviderErrors errors) {
        ProviderAnswer answer = user.tokens().isPresent()
                ? client.send(byToken(request, user.tokens().get()), deadline(), errors)
                : asApplication(request, errors);
        return about(user, answer);
    }

    /**
     * Tells whether Kakao knows the admin key, by a call that changes nothing. A key that may not make this very call is known, and
     * so is one that may not make more of them now.
     */
    public boolean isAdminKeyKnown(Deadline deadline) {
        ProviderRequest request =
                ProviderRequest.get(Step.CONFIGURATION, address("/v1/user/ids")).query(Map.of("limit", "1"));
        try {
            client.send(withAdminKey(request), deadline);
            return true;
        } catch (ConnectorException refusal) {
            String code = refusal.providerCode().orElse("");
            if (code.equals("-3") || refusal.reason() == Reason.RATE_LIMITED) {
                return true;
            }
            if (refusal.reason() == Reason.INVALID_TOKEN || UNKNOWN_APPLICATION.contains(code)) {
                return false;
            }
            throw refusal;
        }
    }

    /** A host that mixes up two people's tokens must not show one what is the other's. */
    private static JsonObject about(UserRef user, ProviderAnswer answer) {
        JsonObject json = answer.requireJson();
        String subject = json.integer("id")
                .or(() -> json.integer("user_id"))
                .map(String::valueOf)
                .orElseThrow(() ->
                        new ConnectorException(Reason.UNEXPECTED_RESPONSE, answer.step(), "the answer has no id"));
        if (!subject.equals(user.subject())) {
            throw user.tokens().isPresent()
                    ? new ConnectorException(
                            Reason.INVALID_TOKEN, answer.step(), "the access token is another subject's")
                    : new ConnectorException(
                            Reason.UNEXPECTED_RESPONSE, answer.step(), "the answer is about another subject");
        }
        return json;
    }

    private static ProviderRequest byToken(ProviderRequest request, TokenSet tokens) {
        return request.bearer(tokens.accessToken()
                .orElseThrow(() ->
                        new ConnectorException(Reason.INVALID_TOKEN, request.step(), "there is no access token")));
    }

    /** No token is involved here: what Kakao refuses is the admin key. */
    private ProviderAnswer asApplication(ProviderRequest request, ProviderErrors errors) {
        ProviderRequest authorized = withAdminKey(request);
        try {
            return client.send(authorized, deadline(), errors);
        } catch (ConnectorException refusal) {
            if (refusal.reason() != Reason.INVALID_TOKEN) {
                throw refusal;
            }
            ConnectorException.Builder misconfigured = ConnectorException.builder(
                    Reason.MISCONFIGURED, request.step(), "Kakao does not accept the admin key");
            refusal.providerCode().ifPresent(misconfigured::providerCode);
            throw misconfigured.build();
        }
    }

    private ProviderRequest withAdminKey(ProviderRequest request) {
        return request.authorization(
                "KakaoAK",
                adminKey.orElseThrow(() -> new ConnectorException(
                        Reason.MISCONFIGURED,
                        request.step(),
                        "to act without the person's tokens needs the admin key")));
    }

    private static Map<String, String> withTarget(UserRef user, Map<String, String> parameters) {
        if (!KakaoSubject.isSubject(user.subject())) {
            throw new IllegalArgumentException("the subject is not a Kakao id");
        }
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("target_id_type", "user_id");
        all.put("target_id", user.subject());
        return all;
    }
}
