package dev.socialconnector.toolkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.socialconnector.toolkit.http.JsonObject;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a JWK set (RFC 7517) that may verify an RS256 signature: RSA of 2048 to 8192 bits, for signatures or
 * for no stated use, for RS256 or for no stated algorithm. Others are passed over. A key id that stands for two different keys
 * stands for none.
 */
final class VerificationKeys {
    private static final int MIN_BITS = 2_048;
    private static final int MAX_BITS = 8_192;
    private static final int MAX_WITHOUT_ID = 5;
    private static final Set<String> NEEDED = Set.of("kty", "use", "key_ops", "alg", "kid", "n", "e");

    private final Map<String, JWSVerifier> byId;
    private final List<JWSVerifier> withoutId;
    private final int size;

    private VerificationKeys(Map<String, JWSVerifier> byId, List<RSAPublicKey> all) {
        this.byId = Map.copyOf(byId);
        this.withoutId = all.stream()
                .limit(MAX_WITHOUT_ID)
                .<JWSVerifier>map(RSASSAVerifier::new)
                .toList();
        this.size = all.size();
    }

    /** Reads a JWK set; empty if it holds no usable key. */
    static Optional<VerificationKeys> parse(JsonObject set) {
        Map<String, RSAPublicKey> byId = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        List<RSAPublicKey> all = new ArrayList<>();
        if (set.members().get("keys") instanceof List<?> list) {
            for (Object element : list) {
                RSAKey jwk = usable(element).orElse(null);
                RSAPublicKey key = jwk == null ? null : publicKey(jwk);
                if (jwk != null && key != null) {
                    all.add(key);
                    RSAPublicKey other = jwk.getKeyID() == null ? null : byId.putIfAbsent(jwk.getKeyID(), key);
                    if (other != null && !other.equals(key)) {
                        ambiguous.add(jwk.getKeyID());
                    }
                }
            }
        }
        byId.keySet().removeAll(ambiguous);
        Map<String, JWSVerifier> verifiers = new HashMap<>();
        byId.forEach((id, key) -> verifiers.put(id, new RSASSAVerifier(key)));
        return all.isEmpty() ? Optional.empty() : Optional.of(new VerificationKeys(verifiers, all));
    }

    /** Finds the key with this id; without an id, the few that may be meant. */
    List<JWSVerifier> find(Optional<String> keyId) {
        return keyId.map(id -> Optional.ofNullable(byId.get(id)).map(List::of).orElse(List.of()))
                .orElse(withoutId);
    }

    /** Tells whether a token can name a key here. */
    boolean haveNames() {
        return !byId.isEmpty();
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // JsonReader makes maps with text keys only
    private static Optional<RSAKey> usable(@Nullable Object element) {
        if (!(element instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        Map<String, Object> needed = new HashMap<>((Map<String, Object>) members);
        needed.keySet().retainAll(NEEDED); // what is wrong about the others is no fault of the key
        try {
            return JWK.parse(needed) instanceof RSAKey key && mayVerify(key) ? Optional.of(key) : Optional.empty();
        } catch (ParseException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static boolean mayVerify(RSAKey key) {
        Set<KeyOperation> operations = key.getKeyOperations();
        return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (operations == null || operations.contains(KeyOperation.VERIFY))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256));
    }

    private static @Nullable RSAPublicKey publicKey(RSAKey jwk) {
        try {
            RSAPublicKey key = jwk.toRSAPublicKey();
            int bits = key.getModulus().bitLength();
            return bits >= MIN_BITS && bits <= MAX_BITS ? key : null;
        } catch (JOSEException | RuntimeException malformed) {
            return null;
        }
    }
}
