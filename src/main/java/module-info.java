/**
 * Sign-in with social identity providers, for identity servers. Hosts use {@code dev.socialconnector} and, where they want more than
 * a sign-in, {@code dev.socialconnector.capability}; connectors are built from {@code dev.socialconnector.toolkit}.
 */
module dev.socialconnector {
    requires transitive okhttp3;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.nimbusds.jose.jwt;

    exports dev.socialconnector;
    exports dev.socialconnector.capability;
    exports dev.socialconnector.toolkit;
    exports dev.socialconnector.kakao;
    exports dev.socialconnector.oidc;

    uses dev.socialconnector.ConnectorFactory;

    provides dev.socialconnector.ConnectorFactory with
            dev.socialconnector.kakao.KakaoConnectorFactory,
            dev.socialconnector.oidc.OidcConnectorFactory;
}
