package dev.socialconnector.kakao.api;

import static dev.socialconnector.testing.contract.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.Consent.State;
import dev.socialconnector.UserRef;
import dev.socialconnector.kakao.KakaoBed;
import dev.socialconnector.kakao.capability.KakaoShippingAddress;
import dev.socialconnector.kakao.capability.KakaoShippingAddressPage;
import dev.socialconnector.kakao.capability.KakaoShippingAddresses;
import dev.socialconnector.testing.Fault;
import dev.socialconnector.testing.kakao.ConsentLevel;
import dev.socialconnector.testing.kakao.EmulatedUser;
import dev.socialconnector.testing.kakao.KakaoPaths;
import dev.socialconnector.testing.kakao.KakaoUsers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shipping addresses, page by page, with the consent that they need. */
final class ShippingAddressesTest {
    private static final long T = 1_780_000_000;
    private static final UserRef BY_SUBJECT = UserRef.bySubject("3891047281");
    private static final EmulatedUser AGREED = KakaoUsers.JIU.toBuilder()
            .linkedWith("profile_nickname", "shipping_address")
            .build();

    @RegisterExtension
    final KakaoBed bed = KapiAbility.startBed();

    private final KakaoShippingAddresses addresses =
            KapiAbility.withAdminKey(bed).can(KakaoShippingAddresses.class);

    @Test
    void anAddressHasAllThatKakaoTells() {
        UserRef user = linked(AGREED.toBuilder()
                .shippingAddress(
                        319,
                        true,
                        T,
                        Map.of(
                                "name", "집",
                                "type", "NEW",
                                "base_address", "경기 성남시 분당구 판교역로 1",
                                "detail_address", "101호",
                                "receiver_name", "김지우",
                                "receiver_phone_number1", "010-1234-5678",
                                "receiver_phone_number2", "",
                                "zone_number", "13529")));

        KakaoShippingAddressPage page = addresses.first(user, 10);

        assertThat(page.consent().state()).isEqualTo(State.GRANTED);
        assertThat(page.next()).isEmpty();
        assertThat(page.addresses())
                .containsExactly(new KakaoShippingAddress(
                        319,
                        Optional.of("집"),
                        true,
                        Optional.of(Instant.ofEpochSecond(T)),
                        KakaoShippingAddress.Type.NEW,
                        Optional.of("경기 성남시 분당구 판교역로 1"),
                        Optional.of("101호"),
                        Optional.of("김지우"),
                        List.of("010-1234-5678"),
                        Optional.of("13529"),
                        Optional.empty()));
    }

    @Test
    void nothingPersonalIsPrinted() {
        UserRef user = linked(AGREED.toBuilder()
                .shippingAddress(319, true, T, Map.of("name", "집", "base_address", "판교역로", "receiver_name", "김지우")));

        KakaoShippingAddressPage page = addresses.first(user, 10);

        assertThat(page + " " + page.addresses()).doesNotContain("집", "판교역로", "김지우", "319", "3891047281");
    }

    /** The default address stands first, however old it is. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 100})
    void allPagesTogetherHoldEachAddressOnce(int pageSize) {
        EmulatedUser.Builder builder = AGREED.toBuilder().shippingAddress(1, true, T - 500, Map.of());
        for (int i = 2; i <= 7; i++) {
            builder.shippingAddress(i, false, T - i * 100L, Map.of());
        }
        UserRef user = linked(builder);

        List<Long> ids = allIds(user, pageSize);

        assertThat(ids).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    /** Whether Kakao tells the default address once more on later pages is unpublished. */
    @Test
    void aDefaultAddressThatComesAgainIsNoObstacle() {
        UserRef user = linked(AGREED.toBuilder());
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, 1, page(row(1, true, T - 900), row(2, false, T)));
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, 1, page(row(1, true, T - 900), row(3, false, T - 1)));
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, 1, page(row(1, true, T - 900)));

        List<Long> ids = allIds(user, 2);

        assertThat(ids).containsExactly(1L, 2L, 1L, 3L, 1L);
        assertThat(bed.kakao.calls(KakaoPaths.SHIPPING_ADDRESS))
                .extracting(call -> call.parameter("from_updated_at").orElse("none"))
                .containsExactly("none", Long.toString(T), Long.toString(T - 1));
    }

    /** The same page over and over, or later ones than before. */
    @ParameterizedTest
    @ValueSource(longs = {T, T + 1, T + 1_000_000})
    void pagesThatLeadInACircleEnd(long laterOrEqual) {
        UserRef user = linked(AGREED.toBuilder());
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, 1, page(row(1, true, T), row(2, false, T)));
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, page(row(1, true, T), row(2, false, laterOrEqual)));

        List<Long> ids = allIds(user, 2);

        assertThat(ids).hasSize(4);
        assertThat(bed.kakao.count(KakaoPaths.SHIPPING_ADDRESS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "-5", "\"1780000000\"", "1.5", "9223372036854775807", "253402300800"})
    void aLastRowWithoutMomentIsTheEnd(String updatedAt) {
        UserRef user = linked(AGREED.toBuilder());
        bed.kakao.inject(
                KakaoPaths.SHIPPING_ADDRESS, page(row(1, true, T), "{\"id\":2,\"updated_at\":" + updatedAt + "}"));

        KakaoShippingAddressPage page = addresses.first(user, 2);

        assertThat(page.addresses()).hasSize(2);
        assertThat(page.addresses().get(1).updatedAt()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void theFirstPageAsksWithoutCursor() {
        UserRef user = linked(AGREED.toBuilder().shippingAddress(1, true, T, Map.of()));

        addresses.first(user, 25);

        assertThat(bed.kakao.calls(KakaoPaths.SHIPPING_ADDRESS).get(0).query())
                .isEqualTo(Map.of("page_size", List.of("25")));
    }

    @Test
    void oneAddressIsReadByItsNumber() {
        UserRef user =
                linked(AGREED.toBuilder().shippingAddress(1, true, T, Map.of()).shippingAddress(2, false, T, Map.of()));

        Optional<KakaoShippingAddress> second = addresses.address(BY_SUBJECT, 2);
        Optional<KakaoShippingAddress> unknown = addresses.address(user, 3);

        assertThat(second).map(KakaoShippingAddress::id).contains(2L);
        assertThat(unknown).isEmpty();
    }

    @Test
    void anotherAddressThanAskedForIsNotTakenForIt() {
        UserRef user = linked(AGREED.toBuilder());
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, page(row(1, true, T)));

        assertThat(addresses.address(user, 2)).isEmpty();
    }

    @Test
    void whatIsNotAgreedToIsPendingAndCanBeAskedFor() {
        UserRef user = linked(KakaoUsers.JIU.toBuilder().shippingAddress(1, true, T, Map.of()));
        KakaoShippingAddressPage before = addresses.first(user, 10);

        bed.signIn(KakaoBed.options().scopes(before.consent().scope()));

        KakaoShippingAddressPage after = addresses.first(user, 10);
        assertThat(before.consent().state()).isEqualTo(State.PENDING);
        assertThat(before.addresses()).isEmpty();
        assertThat(after.consent().state()).isEqualTo(State.GRANTED);
        assertThat(after.addresses()).hasSize(1);
    }

    @Test
    void kakaoMayRefuseInstead() {
        bed.kakao.app().addressesRefusedWithoutConsent(true);
        UserRef user = linked(KakaoUsers.JIU.toBuilder().shippingAddress(1, true, T, Map.of()));

        ConnectorException refusal = refusalOf(() -> addresses.first(user, 10));

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
        assertThat(refusal.missingScopes()).containsExactly("shipping_address");
        assertThat(refusal.step()).isEqualTo(Step.SHIPPING_ADDRESSES);
    }

    /** That there is no such address would be a guess. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneAddressNeedsTheConsent(boolean refused) {
        bed.kakao.app().addressesRefusedWithoutConsent(refused);
        UserRef user = linked(KakaoUsers.JIU.toBuilder().shippingAddress(1, true, T, Map.of()));

        ConnectorException refusal = refusalOf(() -> addresses.address(user, 1));

        assertThat(refusal.reason()).isEqualTo(Reason.CONSENT_REQUIRED);
        assertThat(refusal.missingScopes()).containsExactly("shipping_address");
    }

    /** As for the values of a profile. */
    @ParameterizedTest
    @CsvSource({
        "true, false, PENDING",
        "true, true, PENDING",
        "false, true, GRANTED",
        "false, false, UNAVAILABLE",
        "null, true, GRANTED",
        "null, false, NOT_CONFIGURED",
        "7, true, PENDING"
    })
    void flagAndAddressesTellHowTheConsentStands(String flag, boolean present, State state) {
        UserRef user = linked(AGREED.toBuilder());
        String list = present ? "[" + row(1, true, T) + "]" : "[]";
        bed.kakao.inject(
                KakaoPaths.SHIPPING_ADDRESS,
                Fault.answer(
                        200,
                        "{\"user_id\":3891047281,\"shipping_addresses\":" + list
                                + ",\"shipping_addresses_needs_agreement\":" + flag + "}"));

        KakaoShippingAddressPage page = addresses.first(user, 10);

        assertThat(page.consent().state()).isEqualTo(state);
        assertThat(page.addresses()).hasSize(present && state == State.GRANTED ? 1 : 0);
    }

    @Test
    void anEmptyLastPageTakesNothingBack() {
        UserRef user = linked(
                AGREED.toBuilder().shippingAddress(1, true, T, Map.of()).shippingAddress(2, false, T - 1, Map.of()));
        KakaoShippingAddressPage first = addresses.first(user, 2);

        KakaoShippingAddressPage last = addresses.next(user, 2, first.next().orElseThrow());

        assertThat(last.addresses()).isEmpty();
        assertThat(last.consent().state()).isEqualTo(State.GRANTED);
        assertThat(last.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OLD, OLD", "NEW, NEW", "TOMORROWS, OTHER", "old, OTHER"})
    void unknownTypesAreOther(String told, KakaoShippingAddress.Type type) {
        UserRef user =
                linked(AGREED.toBuilder().shippingAddress(1, true, T, Map.of("type", told, "zip_code", "463-400")));

        KakaoShippingAddress address = addresses.address(user, 1).orElseThrow();

        assertThat(address.type()).isEqualTo(type);
        assertThat(address.zipCode()).contains("463-400");
    }

    @Test
    void allButTheNumberMayBeMissing() {
        UserRef user = linked(AGREED.toBuilder());
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, page("{\"id\":5,\"name\":null,\"base_address\":7,\"x\":[]}"));

        KakaoShippingAddressPage page = addresses.first(user, 10);

        assertThat(page.addresses())
                .containsExactly(new KakaoShippingAddress(
                        5,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        KakaoShippingAddress.Type.OTHER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":\"1\"}", "7", "null"})
    void halfAnAddressIsNone(String row) {
        UserRef user = linked(AGREED.toBuilder());
        bed.kakao.inject(KakaoPaths.SHIPPING_ADDRESS, page(row(1, true, T), row));

        ConnectorException refusal = refusalOf(() -> addresses.first(user, 10));

        assertThat(refusal.reason()).isEqualTo(Reason.UNEXPECTED_RESPONSE);
        assertThat(refusal.step()).isEqualTo(Step.SHIPPING_ADDRESSES);
    }

    @Test
    void anAppWithoutTheConsentItemIsTheOperatorsTurn() {
        UserRef user = linked(AGREED.toBuilder());
        bed.kakao.app().withoutConsentItem("shipping_address");

        ConnectorException refusal = refusalOf(() -> addresses.first(user, 10));

        assertThat(refusal.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(refusal.providerCode()).contains("-3");
    }

    @Test
    void whatKakaoDoesNotTakeIsNotSent() {
        Instant cursor = Instant.ofEpochSecond(T);

        assertThatIllegalArgumentException().isThrownBy(() -> addresses.first(BY_SUBJECT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> addresses.next(BY_SUBJECT, 1, cursor));
        assertThatIllegalArgumentException().isThrownBy(() -> addresses.next(BY_SUBJECT, 2, Instant.EPOCH));
        assertThatIllegalArgumentException().isThrownBy(() -> addresses.next(BY_SUBJECT, 2, Instant.MAX));
        assertThatIllegalArgumentException().isThrownBy(() -> addresses.address(BY_SUBJECT, 0));

        assertThat(bed.kakao.count()).isZero();
    }

    /** As the Javadoc of {@link KakaoShippingAddresses} shows, but for a stop that must not be needed. */
    private List<Long> allIds(UserRef user, int pageSize) {
        KakaoShippingAddressPage page = addresses.first(user, pageSize);
        List<KakaoShippingAddress> all = new ArrayList<>(page.addresses());
        while (page.next().isPresent() && all.size() < 100) {
            page = addresses.next(user, pageSize, page.next().get());
            all.addAll(page.addresses());
        }
        return all.stream().map(KakaoShippingAddress::id).toList();
    }

    private UserRef linked(EmulatedUser.Builder builder) {
        bed.kakao.app().consentItem("shipping_address", ConsentLevel.DURING_USE);
        EmulatedUser user = builder.build();
        bed.kakao.put(user);
        UserRef reference = UserRef.byTokens(bed.signIn(user).tokens(), user.subject());
        bed.kakao.forgetCalls();
        return reference;
    }

    private static String row(long id, boolean isDefault, long updatedAt) {
        return "{\"id\":" + id + ",\"is_default\":" + isDefault + ",\"updated_at\":" + updatedAt + "}";
    }

    private static Fault page(String... rows) {
        return Fault.answer(
                200,
                "{\"user_id\":3891047281,\"shipping_addresses\":[" + String.join(",", rows)
                        + "],\"shipping_addresses_needs_agreement\":false}");
    }
}
