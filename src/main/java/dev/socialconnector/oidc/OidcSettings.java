package dev.socialconnector.oidc;

import dev.socialconnector.AuthorizationOptions;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorFactory;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.settings.ConnectorMetadata;
import dev.socialconnector.toolkit.oauth.ClientAuthentication;
import dev.socialconnector.toolkit.token.SigningAlgorithm;
import dev.socialconnector.toolkit.token.SigningKey;
import java.util.function.Predicate;

/** An administrator's settings, read into an {@link OidcConfig}: the form's own rules, and those that no pattern can tell. */
record OidcSettings(ConnectorConfig form) {
    private static final ConfigFault ISSUER = ConfigFault.of(
            "issuer",
            "must be an https address without query, and on this machine needs allowLoopback",
            "쿼리가 없는 https 주소를 입력하세요. 이 컴퓨터의 제공자는 allowLoopback을 켜야 사용할 수 있습니다");
    private static final ConfigFault ENDPOINT_HOSTS =
            ConfigFault.of("endpointHosts", "must be host names, without scheme and port", "프로토콜과 포트를 뺀 호스트 이름만 입력하세요");
    private static final ConfigFault PRIVATE_KEY = ConfigFault.of(
            "privateKey",
            "must be a private key for RS256 or ES256, in PEM (PKCS #8) or as a JWK",
            "RS256 또는 ES256용 개인 키를 PEM(PKCS #8)이나 JWK 형식으로 입력하세요");
    private static final ConfigFault AUTHENTICATION = ConfigFault.of(
            "clientAuthentication",
            "needs a client secret (of at least 32 bytes for client_secret_jwt), or a private key for private_key_jwt",
            "클라이언트 시크릿(client_secret_jwt는 32바이트 이상)이나 개인 키(private_key_jwt)가 필요합니다");
    private static final ConfigFault ALGORITHM = ConfigFault.of(
            "idTokenAlgorithm",
            "can be HS256 only with a client secret of at least 32 bytes",
            "HS256은 32바이트 이상의 클라이언트 시크릿이 있어야 사용할 수 있습니다");
    private static final ConfigFault SCOPE = ConfigFault.of("scope", "has a name that is too long", "scope 이름이 너무 깁니다");

    /**
     * Reads the settings.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    OidcConfig read() {
        ConnectorFactory.requireValid(OidcConnectorFactory.METADATA, form);
        OidcConfig.Builder builder = OidcConfig.builder(
                        form.text("issuer").orElseThrow(), form.text("clientId").orElseThrow())
                .clientSecret(form.text("clientSecret").orElse(""))
                .endpointHosts(form.list("endpointHosts"));
        builder.trustedAudiences(form.list("trustedAudiences"));
        if (form.flag("withoutNonce", false)) {
            builder.withoutNonce();
        }
        form.text("connectorId").ifPresent(builder::id);
        form.text("target").ifPresent(builder::target);
        form.text("clientAuthentication").flatMap(ClientAuthentication::named).ifPresent(builder::clientAuthentication);
        form.text("privateKey").map(this::privateKey).ifPresent(builder::privateKey);
        if (isChosen("assertionAudience", "issuer")) {
            builder.assertionsForIssuer();
        }
        form.text("idTokenAlgorithm").flatMap(SigningAlgorithm::named).ifPresent(builder::idTokenAlgorithm);
        builder.tenants(form.list("tenants"));
        if (isChosen("responseMode", "form_post")) {
            builder.formPost();
        }
        if (form.text("scope").isPresent()) {
            builder.scopes(form.list("scope"));
        }
        if (form.flag("allowLoopback", false)) {
            builder.allowingLoopback();
        }
        return builder.build();
    }

    /** Adds what no field's pattern can tell. */
    static ConnectorMetadata withRules(ConnectorMetadata form) {
        return form.withRule(ISSUER, of(settings -> settings.one("issuer", settings::isIssuer)))
                .withRule(ENDPOINT_HOSTS, of(settings -> settings.all("endpointHosts", EndpointRule::isHost)))
                .withRule(SCOPE, of(settings -> settings.all("scope", AuthorizationOptions::isScope)))
                .withRule(PRIVATE_KEY, of(settings -> settings.one("privateKey", settings::isPrivateKey)))
                .withRule(AUTHENTICATION, of(settings -> settings.one("clientAuthentication", settings::isPossible)))
                .withRule(ALGORITHM, of(settings -> settings.one("idTokenAlgorithm", settings::hasKey)));
    }

    private static Predicate<ConnectorConfig> of(Predicate<OidcSettings> rule) {
        return form -> rule.test(new OidcSettings(form));
    }

    private boolean isChosen(String key, String choice) {
        return form.text(key).filter(choice::equals).isPresent();
    }

    private boolean one(String key, Predicate<String> rule) {
        return form.text(key).stream().allMatch(rule);
    }

    private boolean all(String key, Predicate<String> rule) {
        return form.list(key).stream().allMatch(rule);
    }

    private boolean isIssuer(String text) {
        return EndpointRule.isIssuer(text, form.flag("allowLoopback", false));
    }

    private SigningKey privateKey(String text) {
        return SigningKey.parse(text, form.text("privateKeyId"));
    }

    private boolean isPrivateKey(String text) {
        try {
            privateKey(text);
            return true;
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }

    private boolean isPossible(String method) {
        String secret = form.text("clientSecret").orElse("");
        return switch (method) {
            case "private_key_jwt" -> form.text("privateKey").isPresent();
            case "client_secret_jwt" -> OidcClientAuthentication.isKey(secret);
            case "automatic" -> true;
            default -> !secret.isEmpty();
        };
    }

    private boolean hasKey(String algorithm) {
        return !algorithm.equals("HS256")
                || OidcClientAuthentication.isKey(form.text("clientSecret").orElse(""));
    }
}
