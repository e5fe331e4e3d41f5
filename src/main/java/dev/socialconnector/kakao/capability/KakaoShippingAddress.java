package dev.socialconnector.kakao.capability;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A shipping address as a person keeps it at Kakao. All of it is text from outside, to be escaped.
 *
 * @param id Kakao's number of the address
 * @param name what the person calls it
 * @param isDefault whether it is the one that the person uses unless they choose another
 * @param updatedAt when it was last changed, to the second
 * @param type how it is written
 * @param baseAddress the part that is found by searching
 * @param detailAddress the rest, as the person typed it
 * @param receiverName who receives
 * @param receiverPhoneNumbers up to two, in Korean domestic form, for example {@code 010-1234-5678}; not verified by anyone
 * @param zoneNumber postal code of five digits, as addresses by road name have
 * @param zipCode old postal code of six digits, which addresses by lot number may have
 */
public record KakaoShippingAddress(
        long id,
        Optional<String> name,
        boolean isDefault,
        Optional<Instant> updatedAt,
        Type type,
        Optional<String> baseAddress,
        Optional<String> detailAddress,
        Optional<String> receiverName,
        List<String> receiverPhoneNumbers,
        Optional<String> zoneNumber,
        Optional<String> zipCode) {
    /** How an address is written. */
    public enum Type {
        /** By lot number. */
        OLD,
        /** By road name. */
        NEW,
        /** In another way, or Kakao did not say. */
        OTHER
    }

    public KakaoShippingAddress {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(baseAddress, "baseAddress");
        Objects.requireNonNull(detailAddress, "detailAddress");
        Objects.requireNonNull(receiverName, "receiverName");
        receiverPhoneNumbers = List.copyOf(receiverPhoneNumbers);
        Objects.requireNonNull(zoneNumber, "zoneNumber");
        Objects.requireNonNull(zipCode, "zipCode");
    }

    /** Prints nothing personal. */
    @Override
    public String toString() {
        return "KakaoShippingAddress[isDefault=" + isDefault + ", type=" + type + "]";
    }
}
