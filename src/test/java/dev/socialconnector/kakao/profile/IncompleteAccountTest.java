package dev.socialconnector.kakao.profile;

import static dev.socialconnector.kakao.KakaoAnswers.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.KakaoAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** E3. Whatever is missing, null, unknown or of a surprising type, there is a profile, and nothing else of it suffers. */
final class IncompleteAccountTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode FULL_ANSWER = read(KakaoAnswers.named("full-profile"));
    private static final SocialProfile FULL = profileOf(FULL_ANSWER.toString());

    /** The parts of a profile, each with the members of {@code kakao_account} that it comes from. */
    private static final List<Part> PARTS = List.of(
            new Part(
                    "nickname",
                    SocialProfile::nickname,
                    "profile",
                    "profile_nickname_needs_agreement",
                    "/nickname",
                    "/is_default_nickname"),
            new Part(
                    "picture",
                    SocialProfile::picture,
                    "profile",
                    "profile_image_needs_agreement",
                    "/thumbnail_image_url",
                    "/profile_image_url",
                    "/is_default_image"),
            new Part("name", SocialProfile::name, "name", "name_needs_agreement"),
            new Part(
                    "email",
                    SocialProfile::email,
                    "email",
                    "email_needs_agreement",
                    "is_email_valid",
                    "is_email_verified"),
            new Part("ageRange", SocialProfile::ageRange, "age_range", "age_range_needs_agreement"),
            new Part(
                    "birthDate",
                    SocialProfile::birthDate,
                    "birthyear",
                    "birthyear_needs_agreement",
                    "birthday",
                    "birthday_needs_agreement",
                    "birthday_type",
                    "is_leap_month"),
            new Part("gender", SocialProfile::gender, "gender", "gender_needs_agreement"),
            new Part("phoneNumber", SocialProfile::phoneNumber, "phone_number", "phone_number_needs_agreement"));

    /** Members of {@code kakao_account}; those of its {@code profile} begin with a slash. */
    static final List<String> MEMBERS = members();

    private record Part(String name, Function<SocialProfile, Optional<?>> value, Set<String> members) {
        Part(String name, Function<SocialProfile, Optional<?>> value, String... members) {
            this(name, value, Set.of(members));
        }
    }

    @ParameterizedTest
    @FieldSource("MEMBERS")
    void aMemberThatIsMissingOrNullTakesOnlyItsOwnPartAway(String member) {
        for (Consumer<ObjectNode> change : List.of(without(member), with(member, "null"))) {
            SocialProfile profile = changed(List.of(change));

            assertThat(profile.subject()).isEqualTo("3891047281");
            assertThat(partsUnlikeThoseOfTheFullProfile(profile)).isSubsetOf(partsFrom(List.of(member)));
        }
    }

    @ParameterizedTest
    @FieldSource("MEMBERS")
    void everyPairOfMembersMayBeMissingOrNull(String member) {
        for (String other : MEMBERS.subList(MEMBERS.indexOf(member) + 1, MEMBERS.size())) {
            for (Consumer<ObjectNode> first : List.of(without(member), with(member, "null"))) {
                for (Consumer<ObjectNode> second : List.of(without(other), with(other, "null"))) {
                    SocialProfile profile = changed(List.of(first, second));

                    assertThat(profile.subject()).isEqualTo("3891047281");
                    assertThat(partsUnlikeThoseOfTheFullProfile(profile))
                            .as("without %s and %s", member, other)
                            .isSubsetOf(partsFrom(List.of(member, other)));
                }
            }
        }
    }

    /** All 2^8 sets of what an application may be allowed to ask for. */
    @Test
    void everySetOfPartsMayBeMissing() {
        for (int set = 0; set < 1 << PARTS.size(); set++) {
            int chosen = set;
            List<Part> gone = IntStream.range(0, PARTS.size())
                    .filter(bit -> (chosen >> bit & 1) != 0)
                    .mapToObj(PARTS::get)
                    .toList();
            List<Consumer<ObjectNode>> removals = gone.stream()
                    .flatMap(part -> part.members().stream())
                    .filter(member -> !member.equals("profile"))
                    .<Consumer<ObjectNode>>map(IncompleteAccountTest::without)
                    .toList();

            assertThat(partsUnlikeThoseOfTheFullProfile(changed(removals)))
                    .isEqualTo(gone.stream().map(Part::name).collect(Collectors.toSet()));
        }
    }

    static Stream<List<String>> everyMemberWithEveryWrongType() {
        List<String> values = List.of(
                "\"\"",
                "\"?\"",
                "-1",
                "1.5",
                "true",
                "false",
                "[]",
                "[{\"a\":null}]",
                "{}",
                "{\"nickname\":[]}",
                "99999999999999999999");
        return MEMBERS.stream().flatMap(member -> values.stream().map(value -> List.of(member, value)));
    }

    @ParameterizedTest
    @MethodSource("everyMemberWithEveryWrongType")
    void aMemberOfAnyTypeDisturbsOnlyItsOwnPart(List<String> memberAndValue) {
        String member = memberAndValue.get(0);

        SocialProfile profile = changed(List.of(with(member, memberAndValue.get(1))));

        assertThat(profile.subject()).isEqualTo("3891047281");
        assertThat(partsUnlikeThoseOfTheFullProfile(profile)).isSubsetOf(partsFrom(List.of(member)));
    }

    private static Set<String> partsFrom(List<String> members) {
        return PARTS.stream()
                .filter(part -> part.members().stream().anyMatch(members::contains))
                .map(Part::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> partsUnlikeThoseOfTheFullProfile(SocialProfile profile) {
        return PARTS.stream()
                .filter(part -> !part.value().apply(profile).equals(part.value().apply(FULL)))
                .map(Part::name)
                .collect(Collectors.toSet());
    }

    private static SocialProfile changed(List<Consumer<ObjectNode>> changes) {
        ObjectNode user = FULL_ANSWER.deepCopy();
        changes.forEach(change -> change.accept((ObjectNode) user.path("kakao_account")));
        return profileOf(user.toString());
    }

    private static Consumer<ObjectNode> without(String member) {
        return account -> {
            JsonNode holder = member.startsWith("/") ? account.path("profile") : account;
            if (holder instanceof ObjectNode object) {
                object.remove(member.replace("/", ""));
            }
        };
    }

    private static Consumer<ObjectNode> with(String member, String json) {
        return account -> {
            JsonNode holder = member.startsWith("/") ? account.path("profile") : account;
            if (holder instanceof ObjectNode object) {
                object.set(member.replace("/", ""), read(json));
            }
        };
    }

    private static List<String> members() {
        JsonNode account = FULL_ANSWER.path("kakao_account");
        List<String> members = new ArrayList<>();
        account.fieldNames().forEachRemaining(members::add);
        account.path("profile").fieldNames().forEachRemaining(name -> members.add("/" + name));
        return List.copyOf(members);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
