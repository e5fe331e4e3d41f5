package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.Consent;
import dev.socialconnector.Consent.State;
import dev.socialconnector.UserRef;
import dev.socialconnector.capability.ConsentItem;
import dev.socialconnector.capability.ConsentManagement;
import dev.socialconnector.kakao.profile.KakaoScope;
import dev.socialconnector.toolkit.http.JsonObject;
import dev.socialconnector.toolkit.http.JsonText;
import dev.socialconnector.toolkit.http.ProviderAnswer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads consents by {@code /v2/user/scopes} and takes them back by {@code /v2/user/revoke/scopes}. The answer to the latter may hold
 * all items or the changed ones only; an item that it leaves out is left out here too.
 */
public final class ConsentCalls implements ConsentManagement {
    private final KakaoApi api;

    public ConsentCalls(KakaoApi api) {
        this.api = api;
    }

    @Override
    public List<ConsentItem> consents(UserRef user) {
        return items(api.get(Step.CONSENTS, "/v2/user/scopes", user, Map.of()));
    }

    @Override
    public List<ConsentItem> revoke(UserRef user, Collection<String> scopes) {
        Set<String> asked = checked(scopes);
        JsonObject answer = api.post(
                Step.CONSENTS,
                "/v2/user/revoke/scopes",
                user,
                Map.of("scopes", JsonText.array(asked)),
                refused -> refusal(refused, asked));
        List<ConsentItem> items = items(answer).stream()
                .filter(item -> asked.contains(item.consent().scope()))
                .toList();
        if (items.stream().anyMatch(item -> item.consent().state() == State.GRANTED)) {
            throw unexpected("Kakao did not take back a consent");
        }
        return items;
    }

    private static Set<String> checked(Collection<String> scopes) {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("no scope is given");
        }
        if (!scopes.stream().allMatch(KakaoScope::isScope)) {
            throw new IllegalArgumentException("scopes must be single scope names");
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }

    /** To an admin key that may not make this call, Kakao answers -3 as well; then it names no item. */
    private static ConnectorException refusal(ProviderAnswer answer, Set<String> asked) {
        ConnectorException refusal = KakaoErrors.ofAnswer(answer);
        String items = String.join(", ", KakaoErrors.mentioned(answer, asked));
        return switch (refusal.providerCode().orElse("")) {
            case "-3" ->
                KakaoErrors.explained(
                        refusal,
                        items.isEmpty()
                                ? "a consent item cannot be taken back, or the application may not make this call"
                                : "the application requires what cannot be taken back: " + items);
            case "-2" -> KakaoErrors.explained(refusal, "the application has no such consent item");
            default -> refusal;
        };
    }

    private static List<ConsentItem> items(JsonObject answer) {
        return KakaoApi.list(Step.CONSENTS, answer, "scopes").stream()
                .map(ConsentCalls::item)
                .toList();
    }

    private static ConsentItem item(JsonObject json) {
        String scope = json.text("id")
                .filter(KakaoScope::isScope)
                .orElseThrow(() -> unexpected("the answer has an item without readable id"));
        boolean agreed = json.flag("agreed").orElse(false);
        boolean inUse = json.flag("using").orElse(false);
        State state = agreed ? State.GRANTED : inUse ? State.PENDING : State.NOT_CONFIGURED;
        return new ConsentItem(
                new Consent(scope, state),
                KakaoApi.text(json, "display_name"),
                inUse,
                agreed && json.flag("revocable").orElse(false));
    }

    private static ConnectorException unexpected(String message) {
        return new ConnectorException(Reason.UNEXPECTED_RESPONSE, Step.CONSENTS, message);
    }
}
