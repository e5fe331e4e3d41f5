package dev.socialconnector.demo.accounts;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.demo.web.ExpiringStore;
import java.time.Clock;
import java.util.Map;

/** Keeps sessions on this server, under unguessable keys. Each can be taken once: a callback that comes again meets nothing. */
public final class StoredSignIns implements SignInsUnderWay {
    private static final int MOST_ENTRIES = 10_000;

    private final ExpiringStore<Map<String, String>> store;

    public StoredSignIns(Clock clock) {
        this.store = new ExpiringStore<>(clock, SignIn.TIME_TO_SIGN_IN, MOST_ENTRIES);
    }

    @Override
    public String keep(AuthorizationSession session) {
        return store.put(session.toMap());
    }

    @Override
    public AuthorizationSession take(String key, String connectorId) {
        return AuthorizationSession.fromMap(store.take(key).orElse(null)); // read and deleted
    }
}
