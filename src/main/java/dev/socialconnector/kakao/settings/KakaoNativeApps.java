package dev.socialconnector.kakao.settings;

import java.util.Collection;
import java.util.Set;

/**
 * The application's mobile and JavaScript apps whose ID tokens are accepted from outside. Their access tokens are too, if the
 * {@link KakaoApplication#id() application's id} is known.
 *
 * @param clientIds their keys: native app keys and JavaScript keys; the {@code aud} of their ID tokens
 * @param nonceRequired whether an ID token must carry a nonce that the server gave out
 */
public record KakaoNativeApps(Set<String> clientIds, boolean nonceRequired) {
    /** No app: ID tokens from outside are not accepted. */
    public static final KakaoNativeApps NONE = new KakaoNativeApps(Set.of(), true);

    public KakaoNativeApps {
        clientIds = Set.copyOf(clientIds);
    }

    /** Starts from the apps' keys: a nonce is required. */
    public static KakaoNativeApps of(String... clientIds) {
        return of(Set.of(clientIds));
    }

    /** Same as {@link #of(String...)}. */
    public static KakaoNativeApps of(Collection<String> clientIds) {
        return new KakaoNativeApps(Set.copyOf(clientIds), true);
    }

    /** Returns these apps with a nonce required or not. */
    public KakaoNativeApps withNonceRequired(boolean nonceRequired) {
        return new KakaoNativeApps(clientIds, nonceRequired);
    }
}
