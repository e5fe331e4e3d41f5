package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /v2/user/upgrade/service_terms}: records consents that the service collected; those that were there are not mentioned. */
final class ServiceTermUpgrade implements KapiHandler.Endpoint {
    private final EmulatorState state;

    ServiceTermUpgrade(EmulatorState state) {
        this.state = state;
    }

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        Set<String> tags = ServiceTermList.tags(parameters, caller.app())
                .orElseThrow(() -> KapiFailure.badParameter("tags is missing"));
        tags.removeAll(caller.link().terms().keySet());
        Instant now = state.now();
        state.changeLink(caller.user().name(), link -> link.agreeToTerms(tags, "KAPI", now));
        List<Map<String, Object>> agreed = tags.stream()
                .map(tag -> Map.<String, Object>of("tag", tag, "agreed", true, "agreed_at", now.toString()))
                .toList();
        return ServiceTermList.body(caller, "agreed_service_terms", agreed);
    }
}
