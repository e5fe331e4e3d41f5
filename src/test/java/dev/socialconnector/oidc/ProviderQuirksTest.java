package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACSigner;
import dev.socialconnector.AuthorizationCallback;
import dev.socialconnector.AuthorizationRequest;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.EmailAddress;
import dev.socialconnector.SocialLogin;
import dev.socialconnector.SocialProfile;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.testing.openid.OpenIdProvider;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** H1: what well-known providers send besides or instead of what the standard says, as data, and how it must end. */
final class ProviderQuirksTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    /**
     * One provider. A member that is null is left out of the document, the answer or the token.
     *
     * @param expect parts of the profile, by name; null for one that must be absent
     */
    record Quirks(
            String name,
            String site,
            @Nullable String issuerPath,
            @Nullable String sign,
            @Nullable Map<String, Object> settings,
            @Nullable Map<String, @Nullable Object> discovery,
            @Nullable String callback,
            @Nullable Map<String, @Nullable Object> tokenAnswer,
            @Nullable Map<String, @Nullable Object> idToken,
            @Nullable Map<String, @Nullable Object> userInfo,
            Map<String, @Nullable Object> expect) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Quirks> providers() throws Exception {
        try (InputStream file = ProviderQuirksTest.class.getResourceAsStream("/oidc/provider-quirks.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), new TypeReference<>() {});
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void peopleSignIn(Quirks quirks) {
        try (OpenIdProvider provider = start(quirks)) {
            OidcConnector connector = connector(quirks, provider);
            AuthorizationRequest request = connector.begin(OidcBed.options());
            String answer = provider.approve(request.uri()) + or(quirks.callback(), "");

            SocialLogin login = connector.complete(AuthorizationCallback.fromForm(answer), request.session());

            assertThat(login.idToken()).isPresent();
            Map<String, Object> expected = new HashMap<>(Map.of("subject", OpenIdProvider.SUBJECT));
            quirks.expect().forEach((part, value) -> expected.put(part, Optional.ofNullable(value)));
            expected.computeIfPresent(
                    "subject",
                    (part, value) ->
                            value instanceof Optional<?> own ? Objects.requireNonNull(own.orElse(null)) : value);
            assertThat(partsOf(login.profile())).containsAllEntriesOf(expected);
        }
    }

    /** The data must stay what it is for: each provider differs from the next. */
    @Test
    void eachProviderIsThereOnce() throws Exception {
        assertThat(providers()).extracting(Quirks::name).hasSize(17).doesNotHaveDuplicates();
        assertThat(providers()).allSatisfy(quirks -> assertThat(quirks.expect()).isNotEmpty());
    }

    private static Map<String, Object> partsOf(SocialProfile profile) {
        return Map.of(
                "subject", profile.subject(),
                "nickname", profile.nickname(),
                "name", profile.name(),
                "givenName", profile.givenName(),
                "email", profile.email().map(EmailAddress::address),
                "verified", profile.email().map(EmailAddress::verified));
    }

    private static OpenIdProvider start(Quirks quirks) {
        OpenIdProvider provider = OpenIdProvider.builder()
                .site(quirks.site())
                .issuerPath(or(quirks.issuerPath(), ""))
                .client("client-of-tests", SECRET)
                .start();
        or(quirks.discovery(), Map.<String, @Nullable Object>of()).forEach((member, value) -> {
            if (value == null) {
                provider.withhold(member);
            } else {
                provider.publish(member, value);
            }
        });
        provider.tampering().idTokenClaims(claims -> changed(claims, quirks.idToken()));
        provider.tampering().tokenAnswer(answer -> changed(answer, quirks.tokenAnswer()));
        if ("HS256".equals(quirks.sign())) {
            provider.tampering().idToken(ProviderQuirksTest::signedWithTheSecret);
        }
        provider.userInfo(or(quirks.userInfo(), Map.of()));
        return provider;
    }

    private static OidcConnector connector(Quirks quirks, OpenIdProvider provider) {
        Map<String, Object> settings = new HashMap<>(or(quirks.settings(), Map.of()));
        settings.put("issuer", provider.issuer());
        settings.put("clientId", provider.clientId());
        settings.put("clientSecret", SECRET);
        return new OidcConnector(OidcConfig.of(ConnectorConfig.of(settings)), ConnectorContext.using(provider.http()));
    }

    private static Map<String, Object> changed(
            Map<String, Object> members, @Nullable Map<String, @Nullable Object> change) {
        or(change, Map.<String, @Nullable Object>of()).forEach((name, value) -> {
            if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
        });
        return members;
    }

    /** Without a key id, as LINE signs. */
    private static String signedWithTheSecret(String token) {
        try {
            JWSObject signed = new JWSObject(
                    new JWSHeader(JWSAlgorithm.HS256), JWSObject.parse(token).getPayload());
            signed.sign(new MACSigner(SECRET));
            return signed.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
