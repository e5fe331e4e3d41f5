package dev.socialconnector.kakao;

import java.util.Set;

/**
 * Parameters of an authorization request that only Kakao knows, for
 * {@link dev.socialconnector.AuthorizationOptions#parameter}. Source: Kakao Login, REST API, "Request code".
 */
public final class KakaoParameters {
    /** Kakao Sync: tags of the service terms to show, separated by commas; at least one of them a required one. */
    public static final String SERVICE_TERMS = "service_terms";

    /** Ids of KakaoTalk channels to offer in the consent screen, separated by commas; the application must be linked to them. */
    public static final String CHANNEL_PUBLIC_ID = "channel_public_id";

    /** Values of {@code prompt} that Kakao documents for web sign-ins. */
    static final Set<String> PROMPTS = Set.of("login", "none", "create", "select_account");

    /** What Kakao's own SDKs send; a server must not. */
    static final Set<String> OF_SDKS = Set.of(
            "agt",
            "kauth_tx_id",
            "settle_id",
            "ka",
            "is_popup",
            "state_token",
            "auth_tran_id",
            "client_origin",
            "auth_type");

    private KakaoParameters() {}
}
