package dev.socialconnector.toolkit.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import dev.socialconnector.fuzzing.AnotherReader;
import dev.socialconnector.fuzzing.Untrusted;
import dev.socialconnector.toolkit.http.JsonObject;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** C3: what a provider may publish as its keys. */
class KeySetFuzzTest {
    @FuzzTest
    void onlyProperKeysAreKept(byte[] input) {
        Optional<JsonObject> json = JsonObject.parse(input);

        Optional<VerificationKeys> keys = json.flatMap(
                set -> Untrusted.accepted(() -> VerificationKeys.parse(set)).orElseThrow());

        if (keys.isPresent()) {
            JsonNode published = AnotherReader.read(input).get("keys");
            Set<String> ids = new HashSet<>();
            published.forEach(
                    key -> Optional.ofNullable(key.path("kid").textValue()).ifPresent(ids::add));
            ids.forEach(id -> keys.get()
                    .find(Optional.of(id), SigningAlgorithm.RS256, key -> true)
                    .forEach(key -> requireProper(key, id, published)));
            assertThat(keys.get().size()).isBetween(1, published.size());
            assertThat(keys.get().find(Optional.empty(), SigningAlgorithm.RS256, key -> true))
                    .hasSize(Math.min(5, keys.get().size()));
        }
    }

    private static void requireProper(Object verifier, String id, JsonNode published) {
        BigInteger modulus = ((RSASSAVerifier) verifier).getPublicKey().getModulus();
        assertThat(modulus.bitLength()).isBetween(2_048, 8_192);
        assertThat(published)
                .anyMatch(key -> id.equals(key.path("kid").textValue())
                        && key.path("kty").asText().equals("RSA")
                        && key.path("use").asText("sig").equals("sig")
                        && key.path("alg").asText("RS256").equals("RS256")
                        && modulus.equals(new Base64URL(key.path("n").asText()).decodeToBigInteger()));
    }
}
