package dev.socialconnector.testing.openid;

import dev.socialconnector.testing.IncomingCall;
import dev.socialconnector.testing.Parameters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The one client of an {@link OpenIdProvider}, which must prove itself in one way, and one that the provider offers. */
record OpenIdClient(String id, Optional<String> secret, ClientAssertions assertions, OpenIdDocument document) {
    private static final String METHODS = "token_endpoint_auth_methods_supported";
    private static final String BASIC = "Basic ";

    /** RFC 6749 section 2.3.1. A client without secret names itself in the form. */
    boolean sent(IncomingCall call) {
        Parameters form = Parameters.parse(call.body());
        Optional<String> header = call.header("Authorization");
        if (!form.all("client_assertion").isEmpty()) {
            return header.isEmpty() && form.all("client_secret").isEmpty() && assertions.isGood(form, document);
        }
        boolean secretInForm = !form.all("client_secret").isEmpty();
        if (secret.isEmpty()) {
            return header.isEmpty() && !secretInForm && form.all("client_id").equals(List.of(id));
        }
        return header.isPresent()
                ? !secretInForm && offers("client_secret_basic") && isInHeader(header.get())
                : offers("client_secret_post")
                        && form.all("client_id").equals(List.of(id))
                        && form.all("client_secret").equals(List.of(secret.get()));
    }

    private boolean offers(String method) {
        return document.offers(METHODS, method, List.of("client_secret_basic"));
    }

    private boolean isInHeader(String header) {
        if (!header.startsWith(BASIC)) {
            return false;
        }
        byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()));
        String[] parts = new String(pair, StandardCharsets.US_ASCII).split(":", -1);
        return parts.length == 2
                && decode(parts[0]).equals(id)
                && decode(parts[1]).equals(secret.orElseThrow());
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "OpenIdClient[" + id + "]";
    }
}
