package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /v2/user/revoke/service_terms}: required terms stay, and the answer does not mention them. */
final class ServiceTermRevocation implements KapiHandler.Endpoint {
    private final EmulatorState state;

    ServiceTermRevocation(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        Set<String> tags = ServiceTermList.tags(parameters, caller.app())
                .orElseThrow(() -> KapiFailure.badParameter("tags is missing"));
        tags.retainAll(caller.link().terms().keySet());
        tags.removeIf(tag -> caller.app().serviceTerms().getOrDefault(tag, false));
        state.changeLink(caller.user().name(), link -> link.withdrawTerms(tags));
        List<Map<String, Object>> revoked = tags.stream()
                .map(tag -> Map.<String, Object>of("tag", tag, "agreed", false))
                .toList();
        return ServiceTermList.body(caller, "revoked_service_terms", revoked);
    }
}
