package dev.socialconnector.testing.kakao;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/user/shipping_address}: the default address, then the others from the latest change on. A cursor leaves out what was
 * changed at its moment or later, and the default address, which was told already.
 */
final class ShippingAddressList implements KapiHandler.Endpoint {

    private static final String SCOPE = "shipping_address";

    @Override
    public String body(KapiHandler.Caller caller, Parameters parameters) {
        EmulatedApp app = caller.app();
        if (app.level(SCOPE).isEmpty()) {
            throw KapiFailure.notSetUp("the consent item shipping_address is not set up");
        }
        Optional<Long> id = number(parameters, "address_id");
        long from = number(parameters, "from_updated_at").orElse(0L);
        long pageSize = number(parameters, "page_size").orElse(10L);
        if (pageSize < 2) {
            throw KapiFailure.badParameter("page_size is less than 2");
        }
        List<Map<String, Object>> known = sorted(caller.user().shippingAddresses());
        boolean agreed = caller.link().consents().contains(SCOPE);
        if (!agreed && app.addressesRefusedWithoutConsent()) {
            throw KapiFailure.insufficientScopes(List.of(SCOPE));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user_id", caller.user().id());
        if (agreed && !known.isEmpty()) {
            body.put(
                    "shipping_addresses",
                    id.map(wanted -> one(known, wanted)).orElseGet(() -> page(known, from, pageSize)));
        }
        body.put("shipping_addresses_needs_agreement", !agreed && !known.isEmpty());
        return Answers.write(body);
    }

    private static List<Map<String, Object>> one(List<Map<String, Object>> known, long id) {
        return known.stream().filter(address -> id(address) == id).toList();
    }

    private static List<Map<String, Object>> page(List<Map<String, Object>> known, long from, long pageSize) {
        return known.stream()
                .filter(address -> from == 0 || (!isDefault(address) && updatedAt(address) < from))
                .limit(pageSize)
                .toList();
    }

    private static List<Map<String, Object>> sorted(List<Map<String, Object>> addresses) {
        List<Map<String, Object>> sorted = new ArrayList<>(addresses);
        sorted.sort(Comparator.comparing(ShippingAddressList::isDefault)
                .thenComparingLong(ShippingAddressList::updatedAt)
                .reversed());
        return sorted;
    }

    private static Optional<Long> number(Parameters parameters, String name) {
        Optional<String> text = parameters.value(name);
        if (text.isPresent() && !text.get().matches("\\d{1,18}")) {
            throw KapiFailure.badParameter(name + " is not a number");
        }
        return text.map(Long::valueOf);
    }

    private static long id(Map<String, Object> address) {
        return ((Number) address.getOrDefault("id", 0)).longValue();
    }

    private static boolean isDefault(Map<String, Object> address) {
        return Boolean.TRUE.equals(address.get("is_default"));
    }

    private static long updatedAt(Map<String, Object> address) {
        return ((Number) address.getOrDefault("updated_at", 0)).longValue();
    }
}
