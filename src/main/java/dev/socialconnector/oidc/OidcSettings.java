package dev.socialconnector.oidc;

import dev.socialconnector.ConnectorException;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.settings.ConfigFault;
import dev.socialconnector.settings.ConnectorConfig;
import dev.socialconnector.toolkit.oauth.ClientCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An administrator's settings, read into an {@link OidcConfig}: the form's own rules, and those that no pattern can tell. */
record OidcSettings(ConnectorConfig form) {
    private static final ConfigFault ISSUER = ConfigFault.of(
            "issuer",
            "must be an https address without query, and on this machine needs allowLoopback",
            "쿼리가 없는 https 주소를 입력하세요. 이 컴퓨터의 제공자는 allowLoopback을 켜야 사용할 수 있습니다");
    private static final ConfigFault ENDPOINT_HOSTS =
            ConfigFault.of("endpointHosts", "must be host names, without scheme and port", "프로토콜과 포트를 뺀 호스트 이름만 입력하세요");
    private static final ConfigFault SCOPE = ConfigFault.of("scope", "has a name that is too long", "scope 이름이 너무 깁니다");

    /**
     * Reads the settings.
     *
     * @throws ConnectorException {@link Reason#MISCONFIGURED}, naming every faulty key at once and no value
     */
    OidcConfig read() {
        List<ConfigFault> faults = faults();
        if (!faults.isEmpty()) {
            throw ConnectorException.misconfigured(OidcConnectorFactory.ID, faults);
        }
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
        form.text("clientAuthentication").flatMap(OidcSettings::method).ifPresent(builder::clientAuthentication);
        if (form.text("scope").isPresent()) {
            builder.scopes(form.list("scope"));
        }
        if (form.flag("allowLoopback", false)) {
            builder.allowingLoopback();
        }
        return builder.build();
    }

    private List<ConfigFault> faults() {
        List<ConfigFault> faults = new ArrayList<>(OidcConnectorFactory.METADATA.faults(form));
        boolean loopbackAllowed = form.flag("allowLoopback", false);
        check(ISSUER, form.text("issuer").stream().toList(), it -> EndpointRule.isIssuer(it, loopbackAllowed), faults);
        check(ENDPOINT_HOSTS, form.list("endpointHosts"), EndpointRule::isHost, faults);
        check(SCOPE, form.list("scope"), OidcConfig::isScope, faults);
        return faults;
    }

    /** A key that the form has found faulty is not told of twice. */
    private static void check(
            ConfigFault fault, List<String> values, Predicate<String> rule, List<ConfigFault> faults) {
        boolean told = faults.stream().anyMatch(known -> known.key().equals(fault.key()));
        if (!told && !values.stream().allMatch(rule)) {
            faults.add(fault);
        }
    }

    private static Optional<ClientCredentials.Method> method(String choice) {
        return switch (choice) {
            case "client_secret_basic" -> Optional.of(ClientCredentials.Method.BASIC);
            case "client_secret_post" -> Optional.of(ClientCredentials.Method.POST);
            default -> Optional.empty();
        };
    }
}
