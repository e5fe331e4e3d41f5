package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The body of {@code /v2/user/me}, built from what is known, configured and agreed to. */
final class UserMe implements KapiHandler.Endpoint {

    /** All that a pre-registered user's answer opens. */
    private static final Set<ConsentItem> BEFORE_SIGN_UP = Set.of(
            ConsentItem.PROFILE, ConsentItem.PROFILE_NICKNAME, ConsentItem.PROFILE_IMAGE, ConsentItem.ACCOUNT_EMAIL);

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        boolean secure = secureResource(parameters);
        Optional<List<String>> keys = parameters.value("property_keys").map(UserMe::propertyKeys);
        Optional<String> verbatim = caller.user().userMeJson();
        if (verbatim.isPresent()) {
            return verbatim.get();
        }
        UnaryOperator<Object> images = secure ? UnaryOperator.identity() : UserMe::withPlainHttp;
        Map<String, Object> body = whole(caller, images);
        return Answers.write(
                keys.map(wanted -> PropertyKeys.filter(body, wanted)).orElse(body));
    }

    private static Map<String, Object> whole(KapiHandler.Caller caller, UnaryOperator<Object> images) {
        UserLink link = caller.link();
        EmulatedApp app = caller.app();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", caller.user().id());
        if (!app.autoLink()) {
            body.put("has_signed_up", link.signedUp());
        }
        link.linkedAt().ifPresent(at -> body.put("connected_at", at.toString()));
        boolean preRegistered = !app.autoLink() && !link.signedUp();
        if (!preRegistered) {
            if (app.kakaoSync()) {
                link.linkedAt().ifPresent(at -> body.put("synched_at", at.toString()));
            }
            putUnlessEmpty(body, "properties", properties(caller, images));
        }
        putUnlessEmpty(body, "kakao_account", account(caller, images, preRegistered));
        if (!preRegistered) {
            caller.user().uuid().ifPresent(uuid -> body.put("for_partner", Map.of("uuid", uuid)));
        }
        return body;
    }

    /** The legacy keys mirror the live profile; custom properties follow. */
    private static Map<String, Object> properties(KapiHandler.Caller caller, UnaryOperator<Object> images) {
        Set<String> consents = caller.link().consents();
        EmulatedUser user = caller.user();
        Map<String, Object> properties = new LinkedHashMap<>();
        if (Scopes.nickname(consents)) {
            user.account("nickname").ifPresent(value -> properties.put("nickname", value));
        }
        if (Scopes.picture(consents)) {
            user.account("profile_image_url").map(images).ifPresent(value -> properties.put("profile_image", value));
            user.account("thumbnail_image_url")
                    .map(images)
                    .ifPresent(value -> properties.put("thumbnail_image", value));
        }
        properties.putAll(user.properties());
        properties.putAll(caller.link().properties());
        return properties;
    }

    private static Map<String, Object> account(
            KapiHandler.Caller caller, UnaryOperator<Object> images, boolean preRegistered) {
        Map<String, Object> account = new LinkedHashMap<>();
        Map<String, Object> profile = new LinkedHashMap<>();
        for (String scope : caller.app().consentItems().keySet()) {
            ConsentItem.ofScope(scope)
                    .filter(item -> !preRegistered || BEFORE_SIGN_UP.contains(item))
                    .ifPresent(item -> addItem(item, caller, account, item.isProfile() ? profile : account));
        }
        profile.replaceAll((field, value) -> field.endsWith("_url") ? images.apply(value) : value);
        putUnlessEmpty(account, "profile", profile);
        return account;
    }

    /** "Needs agreement" is only said of what exists: an agreed or non-existing value has the flag false. */
    private static void addItem(
            ConsentItem item, KapiHandler.Caller caller, Map<String, Object> account, Map<String, Object> values) {
        EmulatedUser user = caller.user();
        boolean agreed = caller.link().consents().contains(item.scope());
        boolean known = user.account(item.fields().get(0)).isPresent();
        if (item == ConsentItem.ACCOUNT_EMAIL) {
            account.put("has_email", known);
        }
        account.put(item.flag(), known && !agreed);
        if (agreed && known) {
            item.fields().forEach(field -> user.account(field).ifPresent(value -> values.put(field, value)));
        }
    }

    private static boolean secureResource(Parameters parameters) {
        String value = parameters.value("secure_resource").orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw KapiFailure.badParameter("secure_resource is not a boolean");
        }
        return value.equals("true");
    }

    private static List<String> propertyKeys(String json) {
        try {
            return Answers.readStrings(json);
        } catch (IllegalArgumentException notAnArray) {
            throw KapiFailure.badParameter("property_keys is not a JSON array of strings");
        }
    }

    private static Object withPlainHttp(Object value) {
        return value instanceof String address ? Scopes.plainHttp(address) : value;
    }

    private static void putUnlessEmpty(Map<String, Object> body, String name, Map<String, Object> value) {
        if (!value.isEmpty()) {
            body.put(name, value);
        }
    }
}
