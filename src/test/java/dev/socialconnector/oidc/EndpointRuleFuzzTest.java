package dev.socialconnector.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.toolkit.openid.ProviderMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An address that may be asked is one of a known host, whichever parser reads it. */
class EndpointRuleFuzzTest {
    private static final EndpointRule RULE =
            new EndpointRule("https://login.example.com", List.of("token.example.net"), false);
    private static final Set<String> HOSTS = Set.of("login.example.com", "token.example.net");

    @FuzzTest
    void whatMayBeAskedIsAKnownHost(byte[] input) {
        Optional<URI> address = address(new String(input, StandardCharsets.UTF_8));

        boolean asked = address.flatMap(each -> Untrusted.accepted(() -> {
                    RULE.require(metadata(each));
                    return true;
                }))
                .orElse(false);

        if (asked) {
            assertThat(address.orElseThrow().getScheme()).isEqualToIgnoringCase("https");
            assertThat(address.orElseThrow().getHost().toLowerCase(Locale.ROOT)).isIn(HOSTS);
            assertThat(Optional.ofNullable(address.orElseThrow().getRawUserInfo())
                            .orElse(""))
                    .matches(":?");
        }
    }

    private static ProviderMetadata metadata(URI tokenEndpoint) {
        URI known = URI.create("https://login.example.com/x");
        return new ProviderMetadata(
                "https://login.example.com",
                known,
                tokenEndpoint,
                known,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
