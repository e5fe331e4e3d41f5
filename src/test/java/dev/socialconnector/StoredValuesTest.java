package dev.socialconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and profiles that a host keeps, across versions of this library and by way of any JSON library. */
final class StoredValuesTest {
    private static final TokenSet TOKENS = TokenSet.of("access")
            .expiresAt(Optional.of(Instant.parse("2026-11-30T10:15:30.5Z")))
            .refreshToken(Optional.of("refresh"))
            .refreshTokenExpiresAt(Optional.of(Instant.parse("2027-01-30T10:15:30Z")))
            .idToken(Optional.of("a.b.c"))
            .scopes(Optional.of(new LinkedHashSet<>(List.of("openid", "email"))))
            .build();

    private static final SocialProfile PROFILE = SocialProfile.of("248289761001")
            .nickname(Optional.of("지우"))
            .name(Optional.of("Hong Jiu"))
            .givenName(Optional.of("Jiu"))
            .familyName(Optional.of("Hong"))
            .legalName(Optional.of("홍지우"))
            .email(Optional.of(new EmailAddress("jiu@example.com", true)))
            .phoneNumber(Optional.of(new PhoneNumber("+82 10-1234-5678", Optional.of("+821012345678"), true)))
            .picture(Optional.of(URI.create("https://img.example.com/jiu.png")))
            .gender(Optional.of("female"))
            .birthDate(Optional.of(
                    new BirthDate(Optional.of("1999"), Optional.of("0230"), BirthDate.Calendar.LUNAR, true)))
            .ageRange(Optional.of("20~29"))
            .connectedAt(Optional.of(Instant.parse("2026-01-02T03:04:05Z")))
            .hasSignedUp(Optional.of(false))
            .consents(Map.of("email", new Consent("email", Consent.State.NOT_CONFIGURED)))
            .claims(claims())
            .build();

    @Test
    void tokensComeBackAsTheyWere() {
        assertThat(TokenSet.fromMap(TOKENS.toMap())).isEqualTo(TOKENS).hasSameHashCodeAs(TOKENS);
        assertThat(TokenSet.fromMap(TokenSet.builder().build().toMap()))
                .isEqualTo(TokenSet.builder().build());
        TokenSet none = TOKENS.toBuilder().scopes(Optional.of(Set.of())).build();
        assertThat(TokenSet.fromMap(none.toMap()).scopes()).contains(Set.of());
    }

    /** What stands in stores today must be read for ever. */
    @Test
    void theStoredFormOfTokensIsFixed() {
        assertThat(TOKENS.toMap())
                .isEqualTo(Map.of(
                        "version", "1",
                        "accessToken", "access",
                        "expiresAt", "2026-11-30T10:15:30.500Z",
                        "refreshToken", "refresh",
                        "refreshTokenExpiresAt", "2027-01-30T10:15:30Z",
                        "idToken", "a.b.c",
                        "scope", "openid email"));
    }

    @Test
    void aNewerNodesKeysArePassedOver() {
        Map<String, String> newer = new HashMap<>(TOKENS.toMap());
        newer.put("tokenType", "DPoP");
        Map<String, @Nullable Object> profile = new HashMap<>(PROFILE.toMap());
        profile.put("pronouns", List.of("she"));

        assertThat(TokenSet.fromMap(newer)).isEqualTo(TOKENS);
        assertThat(SocialProfile.fromMap(profile)).isEqualTo(PROFILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "expiresAt", "refreshTokenExpiresAt"})
    void unreadableTokensNameTheKey(String key) {
        Map<String, String> stored = new HashMap<>(TOKENS.toMap());
        stored.put(key, "some-secret-text");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSet.fromMap(stored))
                .withMessageContaining(key)
                .withMessageNotContaining("some-secret-text");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenSet.fromMap(Map.of()));
    }

    @Test
    void aProfileComesBackAsItWas() {
        SocialProfile least = SocialProfile.of("1").build();

        assertThat(SocialProfile.fromMap(PROFILE.toMap())).isEqualTo(PROFILE).hasSameHashCodeAs(PROFILE);
        assertThat(SocialProfile.fromMap(least.toMap())).isEqualTo(least);
        assertThat(PROFILE.toBuilder().build()).isEqualTo(PROFILE);
    }

    @Test
    void aProfileSurvivesJson() throws Exception {
        ObjectMapper json = new ObjectMapper();

        Map<String, @Nullable Object> read =
                json.readValue(json.writeValueAsString(PROFILE.toMap()), new TypeReference<>() {});
        SocialProfile profile = SocialProfile.fromMap(read);

        assertThat(profile.toBuilder().claims(Map.of()).build())
                .isEqualTo(PROFILE.toBuilder().claims(Map.of()).build());
        assertThat(profile.claims().keySet()).isEqualTo(PROFILE.claims().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "subject",
                "nickname",
                "email",
                "phoneNumber",
                "picture",
                "birthDate",
                "connectedAt",
                "hasSignedUp",
                "consents",
                "claims"
            })
    void anUnreadableProfileNamesTheKey(String key) {
        Map<String, @Nullable Object> stored = new HashMap<>(PROFILE.toMap());
        stored.put(key, key.equals("picture") ? "not an address" : key.equals("connectedAt") ? "late" : List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocialProfile.fromMap(stored))
                .withMessageContaining(key);
    }

    /** A verdict that a store has lost is none. */
    @Test
    void aVerdictThatIsMissingIsFalse() {
        Map<String, @Nullable Object> stored = new HashMap<>(PROFILE.toMap());
        stored.put("email", Map.of("address", "jiu@example.com"));

        assertThat(SocialProfile.fromMap(stored).email()).contains(new EmailAddress("jiu@example.com", false));
    }

    private static Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("number", 7L);
        claims.put("nothing", null);
        claims.put("list", Arrays.asList("a", null));
        return claims;
    }
}
