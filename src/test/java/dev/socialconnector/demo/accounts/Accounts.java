package dev.socialconnector.demo.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The accounts of this server: which identities at providers are the same person here. Identities are linked only by those who have
 * signed in with both and said yes, and never by an e-mail address alone.
 */
public final class Accounts {
    private static final int MOST_ENTRIES = 10_000;

    private final Map<Identity, Integer> accounts = new LinkedHashMap<>();
    private int latest;

    /** Returns the number of a person's account; whoever comes for the first time gets a new one. */
    public synchronized int enter(Identity identity) {
        if (accounts.size() >= MOST_ENTRIES) {
            accounts.remove(accounts.keySet().iterator().next());
        }
        return accounts.computeIfAbsent(identity, first -> ++latest);
    }

    public synchronized Optional<Integer> find(Identity identity) {
        return Optional.ofNullable(accounts.get(identity));
    }

    /** Returns all identities of the account that this one is of. */
    public synchronized List<Identity> linkedWith(Identity identity) {
        Integer account = accounts.get(identity);
        List<Identity> all = new ArrayList<>();
        accounts.forEach((known, number) -> {
            if (number.equals(account)) {
                all.add(known);
            }
        });
        return all;
    }

    /** Tells whether another identity can be added to the account of this one: it is nobody's, and of a provider that is not there yet. */
    public synchronized boolean canLink(Identity present, Identity added) {
        return accounts.containsKey(present)
                && !accounts.containsKey(added)
                && linkedWith(present).stream()
                        .noneMatch(known -> known.provider().equals(added.provider()));
    }

    /** Adds an identity, and tells whether that was still possible. */
    public synchronized boolean link(Identity present, Identity added) {
        boolean possible = canLink(present, added);
        if (possible) {
            accounts.put(added, enter(present));
        }
        return possible;
    }

    /** Forgets an identity; what else leads to the account stays. */
    public synchronized void forget(Identity identity) {
        accounts.remove(identity);
    }
}
