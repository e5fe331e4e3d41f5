package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.IncomingCall;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The admin keys of the application. The primary one may call everything and signs unlink notices; each further one may call some
 * paths only, and other paths refuse it with -3 (Kakao's "app key migration" notice of 2025-12).
 */
final class AdminKeys {
    private final String primary;
    private final Map<String, Set<String>> further = new ConcurrentHashMap<>();

    AdminKeys(String primary) {
        this.primary = primary;
    }

    String primary() {
        return primary;
    }

    void add(String key, Set<String> paths) {
        further.put(key, Set.copyOf(paths));
    }

    /** Checks the header of a call by an application. */
    void require(IncomingCall call) {
        String key = key(call).orElseThrow(() -> KapiFailure.invalidToken("no authentication key!"));
        if (key.equals(primary)) {
            return;
        }
        Set<String> paths = further.get(key);
        if (paths == null) {
            throw KapiFailure.invalidToken("wrong appKey(" + key + ") format");
        }
        if (!paths.contains(call.path())) {
            throw KapiFailure.notSetUp("admin key has no permission for " + call.path());
        }
    }

    static Optional<String> key(IncomingCall call) {
        String scheme = "KakaoAK ";
        return call.header("Authorization")
                .filter(value -> value.startsWith(scheme))
                .map(value -> value.substring(scheme.length()));
    }
}
