package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /v2/user/scopes}: the items of the app, and those that were agreed to before the app dropped them. */
final class ScopeList implements KapiHandler.Endpoint {

    /** Items that open nothing in {@code kakao_account}. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("shipping_address", "배송지정보", "friends", "카카오 서비스 내 친구목록", "talk_message", "카카오톡 메시지 전송");

    private static final Set<String> SERVICES = Set.of("friends", "talk_message");

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        Set<String> items = items(caller.app(), caller.link());
        scopes(parameters).ifPresent(items::retainAll);
        return body(caller, caller.link(), items);
    }

    static Set<String> items(EmulatedApp app, UserLink link) {
        Set<String> items = new LinkedHashSet<>(app.consentItems().keySet());
        items.addAll(link.consents());
        return items;
    }

    /** Reads {@code scopes}, a JSON array as text. */
    static Optional<Set<String>> scopes(Parameters parameters) {
        try {
            return parameters.value("scopes").map(Answers::readStrings).map(LinkedHashSet::new);
        } catch (IllegalArgumentException notAnArray) {
            throw KapiFailure.badParameter("scopes is not a JSON array of strings");
        }
    }

    static String body(KapiHandler.Caller caller, UserLink link, Set<String> items) {
        List<Map<String, Object>> scopes =
                items.stream().map(scope -> item(caller.app(), link, scope)).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", caller.user().id());
        body.put("scopes", scopes);
        return Answers.write(body);
    }

    static boolean isRevocable(EmulatedApp app, String scope) {
        return !app.level(scope).equals(Optional.of(ConsentLevel.REQUIRED));
    }

    private static Map<String, Object> item(EmulatedApp app, UserLink link, String scope) {
        boolean agreed = link.consents().contains(scope);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", scope);
        item.put("display_name", displayName(scope));
        item.put("type", SERVICES.contains(scope) ? "SERVICE" : "PRIVACY");
        item.put("using", app.level(scope).isPresent());
        item.put("agreed", agreed);
        if (agreed) {
            item.put("revocable", isRevocable(app, scope));
        }
        return item;
    }

    private static String displayName(String scope) {
        return ConsentItem.ofScope(scope)
                .map(ConsentItem::displayName)
                .orElseGet(() -> OTHER_NAMES.getOrDefault(scope, scope));
    }
}
