package dev.socialconnector.kakao.api;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.Consent;
import dev.socialconnector.Consent.State;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.capability.KakaoShippingAddress;
import dev.socialconnector.kakao.capability.KakaoShippingAddressPage;
import dev.socialconnector.kakao.capability.KakaoShippingAddresses;
import dev.socialconnector.kakao.profile.KakaoConsents;
import dev.socialconnector.toolkit.http.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses by {@code /v1/user/shipping_address}.
 *
 * <p>A page begins below the moment of its cursor, which is that of the last row before. The default address stands above all others
 * whenever it was changed, so a page must have two rows at least, and its first row is never a cursor unless it is the last too. The
 * cursors go down from page to page, or there is no next one: no answer can lead in a circle.
 */
public final class ShippingAddressCalls implements KakaoShippingAddresses {
    private static final String SCOPE = "shipping_address";
    private static final String LIST = "shipping_addresses";
    private static final String FLAG = "shipping_addresses_needs_agreement";
    private static final int MIN_PAGE_SIZE = 2;
    /** The end of the year 9999. */
    private static final long MAX_SECONDS = 253_402_300_799L;

    private final KakaoApi api;

    public ShippingAddressCalls(KakaoApi api) {
        this.api = api;
    }

    @Override
    public KakaoShippingAddressPage first(UserRef user, int pageSize) {
        Map<String, String> query = Map.of("page_size", checked(pageSize));
        return page(get(user, query), pageSize, Optional.empty());
    }

    @Override
    public KakaoShippingAddressPage next(UserRef user, int pageSize, Instant cursor) {
        long seconds = cursor.getEpochSecond();
        if (!isMoment(seconds)) {
            throw new IllegalArgumentException("the cursor must be a moment between 1970 and the year 9999");
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("from_updated_at", Long.toString(seconds));
        query.put("page_size", checked(pageSize));
        return page(get(user, query), pageSize, Optional.of(Instant.ofEpochSecond(seconds)));
    }

    @Override
    public Optional<KakaoShippingAddress> address(UserRef user, long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("the id must be positive");
        }
        JsonObject answer = get(user, Map.of("address_id", Long.toString(id)));
        if (isPending(answer)) {
            throw ConnectorException.builder(
                            Reason.CONSENT_REQUIRED,
                            Step.SHIPPING_ADDRESSES,
                            "the person has not agreed to share shipping addresses")
                    .missingScopes(List.of(SCOPE))
                    .build();
        }
        return addresses(answer).stream().filter(address -> address.id() == id).findFirst();
    }

    private JsonObject get(UserRef user, Map<String, String> query) {
        return api.get(Step.SHIPPING_ADDRESSES, "/v1/user/shipping_address", user, query);
    }

    private static KakaoShippingAddressPage page(JsonObject answer, int pageSize, Optional<Instant> cursor) {
        if (isPending(answer)) {
            return new KakaoShippingAddressPage(List.of(), new Consent(SCOPE, State.PENDING), Optional.empty());
        }
        List<KakaoShippingAddress> addresses = addresses(answer);
        State state = addresses.isEmpty() && cursor.isEmpty() ? stateOfNone(answer) : State.GRANTED;
        return new KakaoShippingAddressPage(
                addresses, new Consent(SCOPE, state), following(addresses, pageSize, cursor));
    }

    private static Optional<Instant> following(
            List<KakaoShippingAddress> addresses, int pageSize, Optional<Instant> cursor) {
        if (addresses.size() < pageSize) {
            return Optional.empty();
        }
        Optional<Instant> last = addresses.get(addresses.size() - 1).updatedAt();
        return last.filter(moment -> cursor.isEmpty() || moment.isBefore(cursor.get()));
    }

    /** As for values of the profile, see {@link KakaoConsents}. */
    private static boolean isPending(JsonObject answer) {
        @Nullable Object flag = answer.members().get(FLAG);
        return flag != null && !flag.equals(false);
    }

    private static State stateOfNone(JsonObject answer) {
        return answer.members().get(FLAG) == null ? State.NOT_CONFIGURED : State.UNAVAILABLE;
    }

    private static List<KakaoShippingAddress> addresses(JsonObject answer) {
        return answer.members().get(LIST) == null
                ? List.of()
                : KakaoApi.list(Step.SHIPPING_ADDRESSES, answer, LIST).stream()
                        .map(ShippingAddressCalls::address)
                        .toList();
    }

    private static KakaoShippingAddress address(JsonObject json) {
        return new KakaoShippingAddress(
                json.integer("id")
                        .orElseThrow(() -> new ConnectorException(
                                Reason.UNEXPECTED_RESPONSE,
                                Step.SHIPPING_ADDRESSES,
                                "the answer has an address without readable id")),
                KakaoApi.text(json, "name"),
                json.flag("is_default").orElse(false),
                json.integer("updated_at")
                        .filter(ShippingAddressCalls::isMoment)
                        .map(Instant::ofEpochSecond),
                type(json.text("type").orElse("")),
                KakaoApi.text(json, "base_address"),
                KakaoApi.text(json, "detail_address"),
                KakaoApi.text(json, "receiver_name"),
                Stream.of("receiver_phone_number1", "receiver_phone_number2")
                        .flatMap(name -> KakaoApi.text(json, name).stream())
                        .toList(),
                KakaoApi.text(json, "zone_number"),
                KakaoApi.text(json, "zip_code"));
    }

    private static KakaoShippingAddress.Type type(String text) {
        return switch (text) {
            case "OLD" -> KakaoShippingAddress.Type.OLD;
            case "NEW" -> KakaoShippingAddress.Type.NEW;
            default -> KakaoShippingAddress.Type.OTHER;
        };
    }

    private static boolean isMoment(long seconds) {
        return seconds > 0 && seconds <= MAX_SECONDS;
    }

    private static String checked(int pageSize) {
        if (pageSize < MIN_PAGE_SIZE) {
            throw new IllegalArgumentException("the page size must be at least " + MIN_PAGE_SIZE);
        }
        return Integer.toString(pageSize);
    }
}
