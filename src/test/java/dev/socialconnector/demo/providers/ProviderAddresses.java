package dev.socialconnector.demo.providers;

import java.net.URI;

/**
 * The addresses of this server that a provider must know; a person registers them in the provider's console.
 *
 * @param callback where the browser comes back to after a sign-in
 * @param loggedOut where it comes back to after a logout at the provider
 * @param unlinkWebhook where the provider sends unlink notices
 * @param eventWebhook where the provider sends events about accounts
 */
public record ProviderAddresses(String callback, String loggedOut, String unlinkWebhook, String eventWebhook) {
    /** Returns the addresses for the provider with this id. */
    public static ProviderAddresses at(URI server, String id) {
        return new ProviderAddresses(
                server + callbackPath(id), server + returnPath(id), server + unlinkPath(id), server + eventsPath(id));
    }

    public static String callbackPath(String id) {
        return "/callback/" + id;
    }

    public static String returnPath(String id) {
        return "/logged-out/" + id;
    }

    public static String unlinkPath(String id) {
        return "/webhooks/" + id + "/unlink";
    }

    public static String eventsPath(String id) {
        return "/webhooks/" + id + "/events";
    }
}
