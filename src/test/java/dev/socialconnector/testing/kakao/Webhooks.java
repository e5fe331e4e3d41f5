package dev.socialconnector.testing.kakao;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks that an operator sets in Kakao's console, and what Kakao sends to them. Nothing is sent anywhere until an address is
 * set. Everything is sent on the caller's thread, once, and waits 3 seconds for the answer.
 */
public final class Webhooks {

    private record UnlinkWebhook(URI address, String method) {}

    private final EmulatorState state;
    private volatile @Nullable UnlinkWebhook unlinkWebhook;
    private volatile @Nullable URI securityEvents;

    Webhooks(EmulatorState state) {
        this.state = state;
    }

    /**
     * Sets where unlink notices go, as GET or as POST.
     *
     * @throws IllegalArgumentException if the method is another one
     */
    public Webhooks unlinkNotices(URI address, String method) {
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new IllegalArgumentException("Kakao offers GET and POST only");
        }
        this.unlinkWebhook = new UnlinkWebhook(address, method);
        return this;
    }

    /** Sets where account events go. */
    public Webhooks securityEvents(URI address) {
        this.securityEvents = Objects.requireNonNull(address, "address");
        return this;
    }

    /**
     * Starts an account event; {@link EmulatedEvent#send()} sends it.
     *
     * @param uri the event's identifier, such as {@code https://schemas.openid.net/secevent/oauth/event-type/user-unlinked}
     */
    public EmulatedEvent event(String uri, String userName) {
        return new EmulatedEvent(state, this, uri, state.existingUser(userName));
    }

    /** Sends any text as an account event, such as a token from somewhere else. */
    public WebhookReply sendEvent(String token) {
        URI address = securityEvents;
        if (address == null) {
            throw new IllegalStateException("no address of account events is set");
        }
        return WebhookSender.send(new Request.Builder()
                .url(address.toString())
                .post(body("application/secevent+jwt", token))
                .build());
    }

    /** Sends an unlink notice if an address is set. */
    Optional<WebhookReply> unlinked(EmulatedUser user, String referrerType) {
        UnlinkWebhook webhook = unlinkWebhook;
        if (webhook == null) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("app_id", Long.toString(KakaoEmulator.APP_ID));
        parameters.put("user_id", user.subject());
        parameters.put("referrer_type", referrerType);
        HttpUrl.Builder url = HttpUrl.get(webhook.address().toString()).newBuilder();
        parameters.forEach(url::addQueryParameter);
        HttpUrl withQuery = url.build();
        Request.Builder request = new Request.Builder().header("Authorization", "KakaoAK " + state.adminKeys.primary());
        return Optional.of(WebhookSender.send(
                webhook.method().equals("GET")
                        ? request.url(withQuery).build()
                        : request.url(webhook.address().toString())
                                .post(body(
                                        "application/x-www-form-urlencoded;charset=utf-8",
                                        Objects.requireNonNull(withQuery.encodedQuery())))
                                .build()));
    }

    @Override
    public String toString() {
        return "Webhooks";
    }

    /** As bytes, because OkHttp adds a charset to the content type of a text. */
    private static RequestBody body(String contentType, String text) {
        return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), MediaType.get(contentType));
    }
}
