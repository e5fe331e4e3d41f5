package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.capability.KakaoUserDirectory;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.kakao.profile.KakaoSubject;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads many people by {@code /v2/app/users} and {@code /v1/user/ids}. */
public final class LinkedUsers implements KakaoUserDirectory {
    private static final int WHOLE_PROFILES = 100;
    private static final int PARTS_OF_PROFILES = 20;

    private final KakaoApi api;
    private final CallQuota quota;

    public LinkedUsers(KakaoApi api, CallQuota quota) {
        this.api = api;
        this.quota = quota;
    }

    @Override
    public List<SocialProfile> profiles(Collection<String> subjects) {
        return profiles(subjects, List.of());
    }

    @Override
    public List<SocialProfile> profiles(Collection<String> subjects, Collection<String> propertyKeys) {
        subjects.forEach(LinkedUsers::requireSubject);
        List<String> once = List.copyOf(new LinkedHashSet<>(subjects));
        int size = propertyKeys.isEmpty() ? WHOLE_PROFILES : PARTS_OF_PROFILES;
        List<SocialProfile> profiles = new ArrayList<>(once.size());
        for (int from = 0; from < once.size(); from += size) {
            List<String> asked = once.subList(from, Math.min(from + size, once.size()));
            Map<String, SocialProfile> found = found(asked, propertyKeys);
            asked.stream().map(found::get).filter(Objects::nonNull).forEach(profiles::add);
        }
        return List.copyOf(profiles);
    }

    @Override
    public Stream<String> subjects() {
        return StreamSupport.stream(new LinkedUserIds(api, quota, 0), false);
    }

    @Override
    public Stream<String> subjectsAfter(String subject) {
        requireSubject(subject);
        return StreamSupport.stream(new LinkedUserIds(api, quota, Long.parseLong(subject)), false);
    }

    private Map<String, SocialProfile> found(List<String> asked, Collection<String> propertyKeys) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("target_id_type", "user_id");
        query.put("target_ids", "[" + String.join(",", asked) + "]"); // of numbers; the subjects are digits
        if (!propertyKeys.isEmpty()) {
            query.put("property_keys", JsonText.array(propertyKeys));
        }
        Map<String, SocialProfile> found = new HashMap<>();
        for (JsonObject user : users(api.get(Step.USERS, "/v2/app/users", query))) {
            String subject = user.integer("id")
                    .map(String::valueOf)
                    .filter(asked::contains)
                    .orElseThrow(() -> unexpected("the answer is about a person who was not asked for"));
            if (found.put(subject, KakaoProfileMapper.fromUser(user)) != null) {
                throw unexpected("the answer has a person twice");
            }
        }
        return found;
    }

    /** Kakao's table describes an object with {@code elements}, its sample shows a bare array. */
    private static List<JsonObject> users(ProviderAnswer answer) {
        return answer.jsonArray().orElseGet(() -> {
            JsonObject json = answer.requireJson();
            List<JsonObject> users = json.objects("elements");
            if (!(json.members().get("elements") instanceof List<?> all) || all.size() != users.size()) {
                throw unexpected("the answer has no list of people");
            }
            return users;
        });
    }

    private static void requireSubject(String subject) {
        if (!KakaoSubject.isSubject(subject)) {
            throw new IllegalArgumentException("the subject is not a Kakao id");
        }
    }

    private static ConnectorException unexpected(String why) {
        return new ConnectorException(Reason.UNEXPECTED_RESPONSE, Step.USERS, why);
    }
}
