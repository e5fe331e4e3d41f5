package dev.socialconnector.spring.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of an application that is an OpenID provider itself. */
record Shop(Host provider) {
    private static final String CLIENT = "spring.security.oauth2.authorizationserver.client.shop.registration.";
    private static final String BACK = "http://127.0.0.1:1/back";
    private static final String VERIFIER = "a-code-verifier-that-is-long-enough-for-the-standard";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** What makes it known to the provider. */
    static final String[] PROPERTIES = {
        CLIENT + "client-id=shop",
        CLIENT + "client-secret={noop}secret",
        CLIENT + "client-authentication-methods=client_secret_basic",
        CLIENT + "authorization-grant-types=authorization_code,refresh_token",
        CLIENT + "redirect-uris=" + BACK,
        CLIENT + "scopes=openid"
    };

    URI authorization() throws Exception {
        return provider.address("/oauth2/authorize?response_type=code&client_id=shop"
                + "&scope=openid&state=abc&nonce=def&code_challenge_method=S256&code_challenge=" + challenge()
                + "&redirect_uri=" + encoded(BACK));
    }

    HttpResponse<String> exchange(URI granted) throws Exception {
        Matcher code = CODE.matcher(granted.toString());
        assertThat(code.find()).as("a code in " + granted).isTrue();
        return post("grant_type=authorization_code&code=" + code.group(1) + "&code_verifier=" + VERIFIER
                + "&redirect_uri=" + encoded(BACK));
    }

    HttpResponse<String> refresh(HttpResponse<String> tokens) throws Exception {
        return post("grant_type=refresh_token&refresh_token=" + encoded(member(tokens, "refresh_token")));
    }

    JWTClaimsSet idToken(HttpResponse<String> tokens) throws Exception {
        return SignedJWT.parse(member(tokens, "id_token")).getJWTClaimsSet();
    }

    static String member(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Matcher member =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        assertThat(member.find()).as(name).isTrue();
        return member.group(1);
    }

    private HttpResponse<String> post(String form) throws Exception {
        String credentials = Base64.getEncoder().encodeToString("shop:secret".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(provider.address("/oauth2/token"))
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }
}
