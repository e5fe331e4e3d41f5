package dev.socialconnector.testing.openid;

import dev.socialconnector.testing.Answers;
import dev.socialconnector.testing.Handler;
import dev.socialconnector.testing.IncomingCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** The discovery document of an {@link OpenIdProvider}: all that a provider can have, until a test takes it away. */
final class OpenIdDocument implements Handler {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private @Nullable String cacheControl;

    OpenIdDocument(String issuer, String site) {
        members.put("issuer", issuer);
        members.put("authorization_endpoint", site + OpenIdPaths.AUTHORIZE);
        members.put("token_endpoint", site + OpenIdPaths.TOKEN);
        members.put("jwks_uri", site + OpenIdPaths.JWKS);
        members.put("userinfo_endpoint", site + OpenIdPaths.USER_INFO);
        members.put("revocation_endpoint", site + OpenIdPaths.REVOCATION);
        members.put("end_session_endpoint", site + OpenIdPaths.END_SESSION);
        members.put("response_types_supported", List.of("code", "id_token"));
        members.put("subject_types_supported", List.of("public"));
        members.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
        members.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        members.put("code_challenge_methods_supported", List.of("plain", "S256"));
    }

    synchronized void put(String member, Object value) {
        members.put(member, value);
    }

    synchronized void remove(String member) {
        members.remove(member);
    }

    synchronized void cacheControl(String value) {
        this.cacheControl = value;
    }

    synchronized Optional<Object> get(String member) {
        return Optional.ofNullable(members.get(member));
    }

    /** Whether the member is a list with this text in it; a list that is missing is this one. */
    boolean offers(String member, String value, List<String> ifMissing) {
        return get(member).orElse(ifMissing) instanceof List<?> list && list.contains(value);
    }

    synchronized String text() {
        return Answers.write(members);
    }

    @Override
    public MockResponse answer(IncomingCall call) {
        if (!call.method().equals("GET")) {
            return Answers.methodNotAllowed("GET");
        }
        MockResponse.Builder answer = Answers.jsonText(200, text()).newBuilder().removeHeader("Cache-Control");
        synchronized (this) {
            if (cacheControl != null) {
                answer.addHeader("Cache-Control", cacheControl);
            }
        }
        return answer.build();
    }
}
