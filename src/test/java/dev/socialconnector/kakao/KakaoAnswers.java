package dev.socialconnector.kakao;

import dev.socialconnector.SocialProfile;
import dev.socialconnector.kakao.profile.KakaoProfileMapper;
import dev.socialconnector.toolkit.http.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Kakao's answers, from files or made for one test, and the profiles that come of them. */
public final class KakaoAnswers {
    private KakaoAnswers() {}

    /** Reads {@code src/test/resources/kakao/<name>.json}. */
    public static String named(String name) {
        try (InputStream file = KakaoAnswers.class.getResourceAsStream("/kakao/" + name + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no answer is named " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a user information answer with these members of {@code kakao_account}, such as {@code "name":"x"}. */
    public static String userWith(String... accountMembers) {
        return "{\"id\":77,\"kakao_account\":{" + String.join(",", accountMembers) + "}}";
    }

    /** Makes a user information answer with these members of {@code kakao_account.profile}, and no consent flag. */
    public static String userWithProfile(String... profileMembers) {
        return userWith("\"profile\":{" + String.join(",", profileMembers) + "}");
    }

    /** Maps the text of a user information answer. */
    public static SocialProfile profileOf(String userMe) {
        return KakaoProfileMapper.fromUser(JsonObject.parse(userMe.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("not a JSON object: " + userMe)));
    }
}
