/**
 * Sign-in with social identity providers, for identity servers. Hosts use {@code dev.socialconnector}, {@code settings} and, where they
 * want more than a sign-in, {@code capability} and {@code webhook}; connectors are built from {@code toolkit}.
 */
module dev.socialconnector {
    requires transitive okhttp3;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.nimbusds.jose.jwt;

    exports dev.socialconnector;
    exports dev.socialconnector.settings;
    exports dev.socialconnector.capability;
    exports dev.socialconnector.webhook;
    exports dev.socialconnector.toolkit.http;
    exports dev.socialconnector.toolkit.oauth;
    exports dev.socialconnector.toolkit.openid;
    exports dev.socialconnector.toolkit.secret;
    exports dev.socialconnector.toolkit.token;
    exports dev.socialconnector.toolkit.webhook;
    exports dev.socialconnector.kakao;
    exports dev.socialconnector.kakao.settings;
    exports dev.socialconnector.kakao.capability;
    exports dev.socialconnector.oidc;
    exports dev.socialconnector.naver;
    exports dev.socialconnector.line;
    exports dev.socialconnector.google;
    exports dev.socialconnector.apple;
    exports dev.socialconnector.github;
    exports dev.socialconnector.microsoft;

    uses dev.socialconnector.ConnectorFactory;

    provides dev.socialconnector.ConnectorFactory with
            dev.socialconnector.kakao.KakaoConnectorFactory,
            dev.socialconnector.oidc.OidcConnectorFactory,
            dev.socialconnector.naver.NaverConnectorFactory,
            dev.socialconnector.line.LineConnectorFactory,
            dev.socialconnector.google.GoogleConnectorFactory,
            dev.socialconnector.apple.AppleConnectorFactory,
            dev.socialconnector.github.GitHubConnectorFactory,
            dev.socialconnector.microsoft.MicrosoftConnectorFactory;
}
