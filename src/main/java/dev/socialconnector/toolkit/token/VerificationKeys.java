package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JWSVerifier;
import dev.socialconnector.toolkit.http.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The keys of a JWK set (RFC 7517) that may verify a signature. Others are passed over. A key id that stands for two different keys of
 * one algorithm stands for none.
 */
final class VerificationKeys {
    private static final int MAX_WITHOUT_ID = 5;

    private final List<VerificationKey> keys;

    private VerificationKeys(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads a JWK set; empty if it holds no usable key. */
    static Optional<VerificationKeys> parse(JsonObject set) {
        List<VerificationKey> keys = new ArrayList<>();
        if (set.members().get("keys") instanceof List<?> list) {
            for (Object element : list) {
                VerificationKey.parse(element).ifPresent(keys::add);
            }
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(new VerificationKeys(keys));
    }

    /** Finds the key that a token's header names; where it names none, the few that may be meant. */
    List<JWSVerifier> find(CompactJws jws) {
        JwsHead head = jws.head();
        return find(head.keyId(), head.algorithm(), key -> key.mayVerify(jws.payload()));
    }

    List<JWSVerifier> find(Optional<String> keyId, SigningAlgorithm algorithm, Predicate<VerificationKey> may) {
        return keyId.isPresent() ? named(keyId.get(), algorithm, may) : unnamed(algorithm, may);
    }

    /** Tells whether a token can name a key here. */
    boolean haveNames() {
        return keys.stream().anyMatch(key -> key.id() != null);
    }

    int size() {
        return keys.size();
    }

    private List<JWSVerifier> named(String id, SigningAlgorithm algorithm, Predicate<VerificationKey> may) {
        VerificationKey found = null;
        for (VerificationKey key : keys) {
            if (id.equals(key.id()) && key.fits(algorithm) && may.test(key)) {
                if (found != null && !found.key().equals(key.key())) {
                    return List.of();
                }
                found = key;
            }
        }
        return found == null ? List.of() : List.of(found.verifier());
    }

    private List<JWSVerifier> unnamed(SigningAlgorithm algorithm, Predicate<VerificationKey> may) {
        return keys.stream()
                .filter(key -> key.fits(algorithm) && may.test(key))
                .limit(MAX_WITHOUT_ID)
                .map(VerificationKey::verifier)
                .toList();
    }
}
