package dev.socialconnector.kakao.capability;

import dev.socialconnector.Capability;
import dev.socialconnector.ConnectorException;
import dev.socialconnector.UserRef;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the shipping addresses that a person keeps at Kakao.
 *
 * <p>Page by page; this ends whatever Kakao answers. The default address may come more than once. Pages are cut by the second of the
 * latest change, so of addresses changed in one second some may be passed over at a cut:
 *
 * <pre>{@code
 * KakaoShippingAddressPage page = addresses.first(user, 10);
 * use(page.addresses());
 * while (page.next().isPresent()) {
 *     page = addresses.next(user, 10, page.next().get());
 *     use(page.addresses());
 * }
 * }</pre>
 *
 * <p>What the person has not agreed to share yet is no failure: the page's consent is pending. Kakao may refuse instead, with
 * {@link ConnectorException.Reason#CONSENT_REQUIRED}.
 *
 * <p>Source: Kakao Login, REST API, "Retrieve shipping address".
 */
public interface KakaoShippingAddresses extends Capability {
    /**
     * Reads the first page.
     *
     * @param pageSize how many addresses at most
     * @throws IllegalArgumentException if the page size is less than 2, which Kakao does not take
     */
    KakaoShippingAddressPage first(UserRef user, int pageSize);

    /**
     * Reads the page that follows.
     *
     * @param pageSize how many addresses at most
     * @param cursor {@link KakaoShippingAddressPage#next()} of the page before
     * @throws IllegalArgumentException if the page size is less than 2, or the cursor not a moment after 1970
     */
    KakaoShippingAddressPage next(UserRef user, int pageSize, Instant cursor);

    /**
     * Reads one address.
     *
     * @param id {@link KakaoShippingAddress#id()}
     * @return the address, unless the person has none of that number any more
     * @throws IllegalArgumentException if the id is not positive
     * @throws ConnectorException {@link ConnectorException.Reason#CONSENT_REQUIRED} if the person has not agreed to share it
     */
    Optional<KakaoShippingAddress> address(UserRef user, long id);
}
