package dev.socialconnector.spring;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.SocialConnector;
import dev.socialconnector.kakao.KakaoConnector;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import dev.socialconnector.kakao.settings.KakaoForm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The provider's other addresses, for tests and gateways. They are an operator's and never in a form, so each connector takes them
 * in its own way; this is the one place that knows how.
 */
final class Endpoints {
    private static final String BASE = "base";
    private static final String ISSUER = "issuer";
    private static final String KAUTH = "kauth";
    private static final String KAPI = "kapi";
    private static final List<String> OF_KAKAO = List.of(BASE, ISSUER, KAUTH, KAPI);

    private Endpoints() {}

    /** Returns what is wrong with the addresses of a registration. */
    static Stream<SocialConnectorFault> faults(RegistrationSettings registration) {
        Map<String, String> endpoints = registration.endpoints();
        if (!isKakao(registration)) {
            return endpoints.keySet().stream()
                    .map(key -> new SocialConnectorFault(
                            Names.endpoint(registration.id(), key),
                            "cannot be set: this connector takes no addresses"));
        }
        Stream<SocialConnectorFault> unknown = endpoints.keySet().stream()
                .filter(key -> !OF_KAKAO.contains(key))
                .map(key -> new SocialConnectorFault(
                        Names.endpoint(registration.id(), key), "is none of " + String.join(", ", OF_KAKAO)));
        Stream<SocialConnectorFault> unsafe = endpoints.entrySet().stream()
                .filter(entry ->
                        OF_KAKAO.contains(entry.getKey()) && !entry.getKey().equals(ISSUER))
                .filter(entry -> !isAddress(entry.getValue()))
                .map(entry -> new SocialConnectorFault(
                        Names.endpoint(registration.id(), entry.getKey()),
                        "must be an https address, or an http address on this machine"));
        return Stream.concat(unknown, unsafe);
    }

    /** Makes the connector of a registration without faults. Contacts nobody. */
    static SocialConnector connector(RegistrationSettings registration, ConnectorContext context) {
        if (!isKakao(registration) || registration.endpoints().isEmpty()) {
            return registration.factory().create(registration.config(), context);
        }
        return new KakaoConnector(
                KakaoForm.read(registration.config()).withEndpoints(ofKakao(registration.endpoints())), context);
    }

    private static KakaoEndpoints ofKakao(Map<String, String> endpoints) {
        KakaoEndpoints real = KakaoEndpoints.production();
        String base = endpoints.get(BASE);
        return new KakaoEndpoints(
                endpoints.getOrDefault(ISSUER, real.issuer()), // a gateway passes on the tokens of the real one
                address(endpoints.get(KAUTH), base, real.kauth()),
                address(endpoints.get(KAPI), base, real.kapi()));
    }

    private static URI address(@Nullable String own, @Nullable String base, URI real) {
        if (own != null) {
            return URI.create(own);
        }
        return base == null ? real : URI.create(base);
    }

    private static boolean isKakao(RegistrationSettings registration) {
        return registration.factory().metadata().id().equals(KakaoForm.ID);
    }

    private static boolean isAddress(String text) {
        try {
            KakaoEndpoints.at(URI.create(text));
            return true;
        } catch (IllegalArgumentException unsafe) {
            return false;
        }
    }
}
