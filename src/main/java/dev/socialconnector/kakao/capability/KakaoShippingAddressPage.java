package dev.socialconnector.kakao.capability;

import dev.socialconnector.Consent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Some of a person's shipping addresses.
 *
 * @param addresses the default address first, then those changed last; empty as long as the consent is pending
 * @param consent how the consent to them stands; while it is pending, a sign-in with its scope can bring them
 * @param next what to read on with; absent if there are no more
 */
public record KakaoShippingAddressPage(List<KakaoShippingAddress> addresses, Consent consent, Optional<Instant> next) {
    public KakaoShippingAddressPage {
        addresses = List.copyOf(addresses);
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(next, "next");
    }

    /** Prints how many addresses there are. */
    @Override
    public String toString() {
        return "KakaoShippingAddressPage[" + addresses.size() + " addresses, " + consent + ", next "
                + (next.isPresent() ? "given" : "absent") + "]";
    }
}
