package dev.socialconnector.kakao;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The application's mobile and JavaScript apps whose ID tokens are accepted from outside.
 *
 * @param clientIds their keys: native app keys and JavaScript keys; the {@code aud} of their ID tokens
 * @param applicationId the application's number in Kakao's console; needed to accept access tokens
 * @param nonceRequired whether an ID token must carry a nonce that the server gave out
 */
public record KakaoNativeApps(Set<String> clientIds, Optional<Long> applicationId, boolean nonceRequired) {
    /** No app: ID tokens from outside are not accepted. */
    public static final KakaoNativeApps NONE = new KakaoNativeApps(Set.of(), Optional.empty(), true);

    public KakaoNativeApps {
        clientIds = Set.copyOf(clientIds);
    }

    /** Starts from the apps' keys: a nonce is required, and access tokens are not accepted. */
    public static KakaoNativeApps of(String... clientIds) {
        return of(Set.of(clientIds));
    }

    /** Same as {@link #of(String...)}. */
    public static KakaoNativeApps of(Collection<String> clientIds) {
        return new KakaoNativeApps(Set.copyOf(clientIds), Optional.empty(), true);
    }

    /** Returns these apps with the application's number, so that their access tokens are accepted too. */
    public KakaoNativeApps withApplicationId(long applicationId) {
        return new KakaoNativeApps(clientIds, Optional.of(applicationId), nonceRequired);
    }

    /** Returns these apps with a nonce required or not. */
    public KakaoNativeApps withNonceRequired(boolean nonceRequired) {
        return new KakaoNativeApps(clientIds, applicationId, nonceRequired);
    }
}
