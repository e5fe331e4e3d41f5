package dev.socialconnector.spring;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.apple.AppleConfig;
import dev.socialconnector.apple.AppleConnector;
import dev.socialconnector.apple.AppleEndpoints;
import dev.socialconnector.github.GitHubConfig;
import dev.socialconnector.github.GitHubConnector;
import dev.socialconnector.github.GitHubEndpoints;
import dev.socialconnector.google.GoogleConfig;
import dev.socialconnector.google.GoogleConnector;
import dev.socialconnector.google.GoogleEndpoints;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.kakao.settings.KakaoForm;
import dev.socialconnector.line.LineConfig;
import dev.socialconnector.line.LineConnector;
import dev.socialconnector.line.LineEndpoints;
import dev.socialconnector.microsoft.MicrosoftConfig;
import dev.socialconnector.microsoft.MicrosoftConnector;
import dev.socialconnector.microsoft.MicrosoftEndpoints;
import dev.socialconnector.naver.NaverConfig;
import dev.socialconnector.naver.NaverConnector;
import dev.socialconnector.naver.NaverEndpoints;
import dev.socialconnector.settings.ConnectorConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The provider's other addresses, for tests and gateways. They are an operator's and never in a form, so each connector takes them in
 * code only; this is the one place that knows how. One rule for all: servers have the names that the connector's endpoints have,
 * {@code base} stands for all that are not named, and the issuer stays the real one unless it is named.
 */
final class Endpoints {
    private static final Map<String, Taker> TAKERS = Map.of(
            "apple", new Taker(List.of(), Endpoints::apple),
            "github", new Taker(List.of("site", "api"), Endpoints::gitHub),
            "google",
                    new Taker(
                            List.of(OtherAddresses.ISSUER, "accounts", "oauth2", "openIdConnect", "keys"),
                            Endpoints::google),
            "kakao", new Taker(List.of(OtherAddresses.ISSUER, "kauth", "kapi"), Endpoints::kakao),
            "line", new Taker(List.of(OtherAddresses.ISSUER, "access", "api"), Endpoints::line),
            "microsoft", new Taker(List.of("login", "graph"), Endpoints::microsoft),
            "naver", new Taker(List.of(OtherAddresses.ISSUER, "nid", "api"), Endpoints::naver));

    private Endpoints() {}

    /** Returns the names that a connector's addresses have; empty if it takes none. */
    static List<String> names(String connector) {
        Taker taker = TAKERS.get(connector);
        return taker == null
                ? List.of()
                : Stream.concat(Stream.of(OtherAddresses.BASE), taker.names().stream())
                        .toList();
    }

    /** Returns what is wrong with the addresses of a registration. */
    static Stream<SocialConnectorFault> faults(RegistrationSettings registration) {
        List<String> known = names(registration.connector());
        OtherAddresses addresses = new OtherAddresses(registration.endpoints());
        Stream<SocialConnectorFault> unknown = registration.endpoints().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> fault(
                        registration,
                        name,
                        known.isEmpty()
                                ? "cannot be set: this connector takes no addresses"
                                : "is none of " + String.join(", ", known)));
        Stream<SocialConnectorFault> unsafe = addresses
                .unsafe()
                .filter(known::contains)
                .map(name -> fault(registration, name, "must be an https address, or an http address on this machine"));
        return Stream.concat(unknown, unsafe);
    }

    /** Makes the connector of a registration without faults. Contacts nobody. */
    static SocialConnector connector(RegistrationSettings registration, ConnectorContext context) {
        Taker taker = TAKERS.get(registration.connector());
        return taker == null || registration.endpoints().isEmpty()
                ? registration.factory().create(registration.config(), context)
                : taker.maker().make(registration.config(), context, new OtherAddresses(registration.endpoints()));
    }

    private static SocialConnector apple(ConnectorConfig form, ConnectorContext context, OtherAddresses at) {
        AppleEndpoints real = AppleEndpoints.production();
        return new AppleConnector(
                AppleConfig.of(form).withEndpoints(new AppleEndpoints(at.server(OtherAddresses.BASE, real.base()))),
                context);
    }

    private static SocialConnector gitHub(ConnectorConfig form, ConnectorContext context, OtherAddresses at) {
        GitHubConfig config = GitHubConfig.of(form);
        GitHubEndpoints real = config.endpoints(); // the form may have named a server
        return new GitHubConnector(
                config.withEndpoints(new GitHubEndpoints(at.server("site", real.site()), at.server("api", real.api()))),
                context);
    }

    private static SocialConnector google(ConnectorConfig form, ConnectorContext context, OtherAddresses at) {
        GoogleEndpoints real = GoogleEndpoints.production();
        GoogleEndpoints endpoints = new GoogleEndpoints(
                at.issuer(real.issuer()),
                at.server("accounts", real.accounts()),
                at.server("oauth2", real.oauth2()),
                at.server("openIdConnect", real.openIdConnect()),
                at.server("keys", real.keys()));
        return new GoogleConnector(GoogleConfig.of(form).endpoints(endpoints).build(), context);
    }

    private static SocialConnector kakao(ConnectorConfig form, ConnectorContext context, OtherAddresses at) {
        KakaoEndpoints real = KakaoEndpoints.production();
        KakaoEndpoints endpoints = new KakaoEndpoints(
                at.issuer(real.issuer()), at.server("kauth", real.kauth()), at.server("kapi", real.kapi()));
        return new KakaoConnector(KakaoForm.read(form).withEndpoints(endpoints), context);
    }

    private static SocialConnector line(ConnectorConfig form, ConnectorContext context, OtherAddresses at) {
        LineEndpoints real = LineEndpoints.production();
        LineEndpoints endpoints = new LineEndpoints(
                at.issuer(real.issuer()), at.server("access", real.access()), at.server("api", real.api()));
        return new LineConnector(LineConfig.of(form).withEndpoints(endpoints), context);
    }

    private static SocialConnector microsoft(ConnectorConfig form, ConnectorContext context, OtherAddresses at) {
        MicrosoftEndpoints real = MicrosoftEndpoints.production();
        MicrosoftEndpoints endpoints =
                new MicrosoftEndpoints(at.server("login", real.login()), at.server("graph", real.graph()));
        return new MicrosoftConnector(MicrosoftConfig.of(form).withEndpoints(endpoints), context);
    }

    private static SocialConnector naver(ConnectorConfig form, ConnectorContext context, OtherAddresses at) {
        NaverEndpoints real = NaverEndpoints.production();
        NaverEndpoints endpoints = new NaverEndpoints(
                at.issuer(real.issuer()), at.server("nid", real.nid()), at.server("api", real.api()));
        return new NaverConnector(NaverConfig.of(form).withEndpoints(endpoints), context);
    }

    private static SocialConnectorFault fault(RegistrationSettings registration, String name, String message) {
        return new SocialConnectorFault(Names.endpoint(registration.id(), name), message);
    }

    private record Taker(List<String> names, Maker maker) {}

    @FunctionalInterface
    private interface Maker {
        SocialConnector make(ConnectorConfig form, ConnectorContext context, OtherAddresses at);
    }
}
