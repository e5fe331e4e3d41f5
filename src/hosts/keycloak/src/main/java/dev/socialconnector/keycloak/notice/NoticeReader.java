package dev.socialconnector.keycloak.notice;

import dev.socialconnector.webhook.WebhookRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;

/** Reads a request as connectors want it. */
final class NoticeReader {
    private final KeycloakContext keycloak;

    NoticeReader(KeycloakContext keycloak) {
        this.keycloak = keycloak;
    }

    /** Reads no more of the body than a webhook may have. A form is put together again, as Keycloak has read it by now. */
    WebhookRequest read(InputStream body) throws IOException {
        HttpRequest request = keycloak.getHttpRequest();
        HttpHeaders headers = request.getHttpHeaders();
        String text = isForm(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))
                ? encoded(request.getDecodedFormParameters())
                : new String(body.readNBytes(WebhookRequest.MAX_BODY_LENGTH), StandardCharsets.UTF_8);
        return WebhookRequest.of(
                request.getHttpMethod(),
                headers.getRequestHeaders(),
                keycloak.getUri().getRequestUri().getRawQuery(),
                text);
    }

    /** Keeps what came repeatedly, for the connector to refuse. */
    static String encoded(Map<String, List<String>> form) {
        return form.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + '=' + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED);
    }
}
