package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.capability.KakaoServiceTerm;
import dev.socialconnector.kakao.capability.KakaoServiceTerms;
import dev.socialconnector.kakao.profile.KakaoTime;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and changes consents to terms by {@code /v2/user/service_terms} and its two siblings. */
public final class ServiceTermCalls implements KakaoServiceTerms {
    /** Tags are sent as one list with commas. */
    private static final Pattern TAG = Pattern.compile("[^\\s,\\p{Cntrl}]{1,256}");

    private final KakaoApi api;

    public ServiceTermCalls(KakaoApi api) {
        this.api = api;
    }

    @Override
    public List<KakaoServiceTerm> agreed(UserRef user, Collection<String> tags) {
        return read(user, "agreed_service_terms", tags).stream()
                .filter(KakaoServiceTerm::agreed)
                .toList();
    }

    @Override
    public List<KakaoServiceTerm> ofApplication(UserRef user, Collection<String> tags) {
        return read(user, "app_service_terms", tags);
    }

    @Override
    public Set<String> upgrade(UserRef user, Collection<String> tags) {
        return change(user, "/v2/user/upgrade/service_terms", tags, "agreed_service_terms", true);
    }

    @Override
    public Set<String> revoke(UserRef user, Collection<String> tags) {
        return change(user, "/v2/user/revoke/service_terms", tags, "revoked_service_terms", false);
    }

    private List<KakaoServiceTerm> read(UserRef user, String result, Collection<String> tags) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("result", result);
        if (!tags.isEmpty()) {
            query.put("tags", String.join(",", checked(tags)));
        }
        JsonObject answer =
                api.get(Step.SERVICE_TERMS, "/v2/user/service_terms", user, query, ServiceTermCalls::refusal);
        return list(answer, "service_terms").stream()
                .map(ServiceTermCalls::term)
                .toList();
    }

    /** What succeeded is what was asked for, is listed, and stands as it should now. */
    private Set<String> change(UserRef user, String path, Collection<String> tags, String list, boolean agreed) {
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("no tag is given");
        }
        Set<String> asked = checked(tags);
        JsonObject answer = api.post(
                Step.SERVICE_TERMS, path, user, Map.of("tags", String.join(",", asked)), ServiceTermCalls::refusal);
        Set<String> done = list(answer, list).stream()
                .filter(term -> term.flag("agreed").equals(Optional.of(agreed)))
                .map(ServiceTermCalls::tag)
                .filter(asked::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Collections.unmodifiableSet(done);
    }

    private static Set<String> checked(Collection<String> tags) {
        if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            throw new IllegalArgumentException("tags must be single tags of service terms");
        }
        return new LinkedHashSet<>(tags);
    }

    private static ConnectorException refusal(ProviderAnswer answer) {
        ConnectorException refusal = KakaoErrors.ofAnswer(answer);
        return refusal.providerCode().filter("-2"::equals).isPresent()
                ? KakaoErrors.explained(refusal, "the application has no such service term")
                : refusal;
    }

    private static List<JsonObject> list(JsonObject answer, String name) {
        return KakaoApi.list(Step.SERVICE_TERMS, answer, name);
    }

    private static KakaoServiceTerm term(JsonObject json) {
        return new KakaoServiceTerm(
                tag(json),
                json.flag("required").orElse(false),
                json.flag("agreed").orElse(false),
                json.flag("revocable").orElse(false),
                json.text("agreed_at").flatMap(KakaoTime::parse),
                KakaoApi.text(json, "agreed_by"));
    }

    private static String tag(JsonObject json) {
        return KakaoApi.text(json, "tag")
                .orElseThrow(() -> new ConnectorException(
                        Reason.UNEXPECTED_RESPONSE, Step.SERVICE_TERMS, "the answer has a term without tag"));
    }
}
