package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Parameters;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** {@code /v2/user/revoke/scopes}: ids that nobody knows are passed over, unless there is no other. */
final class ScopeRevocation implements KapiHandler.Endpoint {
    private final EmulatorState state;

    ScopeRevocation(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        Set<String> all = ScopeList.items(caller.app(), caller.link());
        Set<String> asked =
                ScopeList.scopes(parameters).orElseThrow(() -> KapiFailure.badParameter("scopes is missing"));
        asked.retainAll(all);
        if (asked.isEmpty()) {
            throw KapiFailure.badParameter("no such scope");
        }
        asked.retainAll(caller.link().consents());
        Optional<String> required = asked.stream()
                .filter(scope -> !ScopeList.isRevocable(caller.app(), scope))
                .findFirst();
        if (required.isPresent()) {
            throw KapiFailure.notSetUp("[" + required.get() + "] is not revocable");
        }
        String name = caller.user().name();
        state.changeLink(name, link -> link.withdraw(asked));
        Set<String> told = caller.app().wholeScopeListAfterRevoking() ? all : new LinkedHashSet<>(asked);
        return ScopeList.body(caller, state.link(name), told);
    }
}
