package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import dev.socialconnector.testing.kakao.UserLink.TermConsent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v2/user/service_terms}: the terms that were agreed to, or all of the app. As in Kakao's sample, and against its text, terms
 * that were not agreed to can be revocable.
 */
final class ServiceTermList implements KapiHandler.Endpoint {

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        Set<String> tags = tags(parameters, caller.app())
                .orElseGet(() -> new LinkedHashSet<>(caller.app().serviceTerms().keySet()));
        switch (parameters.value("result").orElse("agreed_service_terms")) {
            case "agreed_service_terms" -> tags.retainAll(caller.link().terms().keySet());
            case "app_service_terms" -> {}
            default -> throw KapiFailure.badParameter("result is not supported");
        }
        List<Map<String, Object>> terms =
                tags.stream().map(tag -> term(caller, tag)).toList();
        return body(caller, "service_terms", terms);
    }

    /** Reads {@code tags}, a list with commas; each must be a tag of the app. */
    static Optional<Set<String>> tags(Parameters parameters, EmulatedApp app) {
        if (!app.kakaoSync()) {
            throw KapiFailure.notSetUp("Kakao Sync is not set up");
        }
        Optional<Set<String>> tags =
                parameters.value("tags").map(list -> new LinkedHashSet<>(List.of(list.split(",", -1))));
        if (tags.isPresent() && !app.serviceTerms().keySet().containsAll(tags.get())) {
            throw KapiFailure.badParameter("no such service term");
        }
        return tags;
    }

    static String body(KapiHandler.Caller caller, String list, List<Map<String, Object>> terms) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", caller.user().id());
        body.put(list, terms);
        return Answers.write(body);
    }

    private static Map<String, Object> term(KapiHandler.Caller caller, String tag) {
        boolean required = caller.app().serviceTerms().getOrDefault(tag, false);
        @Nullable TermConsent consent = caller.link().terms().get(tag);
        Map<String, Object> term = new LinkedHashMap<>();
        term.put("tag", tag);
        term.put("required", required);
        term.put("agreed", consent != null);
        term.put("revocable", !required);
        if (consent != null) {
            term.put("agreed_at", consent.at().toString());
            term.put("agreed_by", consent.by());
        }
        return term;
    }
}
