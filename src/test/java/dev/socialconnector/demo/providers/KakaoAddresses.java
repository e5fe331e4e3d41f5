package dev.socialconnector.demo.providers;

import dev.socialconnector.demo.accounts.KakaoLogout;
import dev.socialconnector.demo.accounts.KakaoSignIn;
import dev.socialconnector.demo.accounts.KakaoWebhooks;
import java.net.URI;

/**
 * The addresses of this server that Kakao must know; a person registers them in Kakao's console.
 *
 * @param callback where the browser comes back to after a sign-in
 * @param loggedOut where it comes back to after a logout with the Kakao Account
 * @param unlinkWebhook where Kakao sends unlink notices
 * @param eventWebhook where Kakao sends events about accounts
 */
public record KakaoAddresses(String callback, String loggedOut, String unlinkWebhook, String eventWebhook) {
    public static KakaoAddresses at(URI server) {
        return new KakaoAddresses(
                server + KakaoSignIn.CALLBACK_PATH,
                server + KakaoLogout.RETURN_PATH,
                server + KakaoWebhooks.UNLINK_PATH,
                server + KakaoWebhooks.EVENTS_PATH);
    }
}
