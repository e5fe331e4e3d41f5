package dev.socialconnector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.socialconnector.kakao.settings.KakaoEndpoints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The least that signs a person in: what somebody would write for one provider who never misbehaves. */
final class BareLogin implements Login {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final OkHttpClient http;
    private final boolean withProfile;
    private final String issuer;
    private final HttpUrl authorization;
    private final HttpUrl token;
    private final HttpUrl profile;
    private final HttpUrl keySet;
    private volatile @Nullable JWSVerifier key;

    BareLogin(KakaoEndpoints endpoints, OkHttpClient http, boolean withProfile) {
        this.http = http;
        this.withProfile = withProfile;
        this.issuer = endpoints.issuer();
        this.authorization = HttpUrl.get(endpoints.authorization().toString());
        this.token = HttpUrl.get(endpoints.token().toString());
        this.profile = HttpUrl.get(endpoints.kapi() + "/v2/user/me");
        this.keySet = HttpUrl.get(endpoints.keySet().toString());
    }

    @Override
    public Return begin(int number) throws Exception {
        String state = random();
        String codeVerifier = random();
        String nonce = MintedTokens.nonce(number);
        String address = address(state, nonce, codeVerifier);
        if (!address.startsWith(authorization.toString())) {
            throw new IllegalStateException("the sign-in leads elsewhere");
        }
        return () -> complete(number, codeVerifier, nonce);
    }

    private void complete(int number, String codeVerifier, String nonce) throws Exception {
        JsonNode tokens = send(exchange(MockAnswers.code(number), codeVerifier));
        String subject = subject(SignedJWT.parse(tokens.get("id_token").textValue()), nonce);
        if (!subject.equals(BenchUser.SUBJECT)) {
            throw new IllegalStateException("the sign-in brought a wrong subject");
        }
        if (!withProfile) {
            return;
        }
        JsonNode user = send(new Request.Builder()
                .url(profile)
                .header("Authorization", "Bearer " + tokens.get("access_token").textValue())
                .build());
        JsonNode account = user.get("kakao_account");
        boolean right = user.get("id").asText().equals(subject)
                && account.get("profile").get("nickname").textValue().equals(BenchUser.NICKNAME)
                && account.get("email").textValue().equals(BenchUser.EMAIL)
                && account.get("is_email_valid").booleanValue()
                && account.get("is_email_verified").booleanValue()
                && account.get("profile").hasNonNull("profile_image_url");
        if (!right) {
            throw new IllegalStateException("the sign-in brought a wrong profile");
        }
    }

    private String address(String state, String nonce, String codeVerifier) throws GeneralSecurityException {
        byte[] challenge =
                MessageDigest.getInstance("SHA-256").digest(codeVerifier.getBytes(StandardCharsets.US_ASCII));
        return authorization
                .newBuilder()
                .addQueryParameter("client_id", BenchClient.ID)
                .addQueryParameter("redirect_uri", BenchClient.REDIRECT_URI)
                .addQueryParameter("response_type", "code")
                .addQueryParameter("scope", String.join(" ", BenchClient.SCOPES))
                .addQueryParameter("state", state)
                .addQueryParameter("nonce", nonce)
                .addQueryParameter("code_challenge", BASE64URL.encodeToString(challenge))
                .addQueryParameter("code_challenge_method", "S256")
                .build()
                .toString();
    }

    private Request exchange(String code, String codeVerifier) {
        FormBody form = new FormBody.Builder()
                .add("grant_type", "authorization_code")
                .add("client_id", BenchClient.ID)
                .add("client_secret", BenchClient.SECRET)
                .add("redirect_uri", BenchClient.REDIRECT_URI)
                .add("code", code)
                .add("code_verifier", codeVerifier)
                .build();
        return new Request.Builder().url(token).post(form).build();
    }

    private String subject(SignedJWT idToken, String nonce) throws Exception {
        boolean genuine = JWSAlgorithm.RS256.equals(idToken.getHeader().getAlgorithm())
                && idToken.verify(key(idToken.getHeader().getKeyID()));
        JWTClaimsSet claims = idToken.getJWTClaimsSet();
        boolean right = genuine
                && issuer.equals(claims.getIssuer())
                && claims.getAudience().contains(BenchClient.ID)
                && nonce.equals(claims.getStringClaim("nonce"))
                && claims.getExpirationTime().toInstant().isAfter(Instant.now());
        if (!right) {
            throw new SecurityException("the ID token is wrong");
        }
        return claims.getSubject();
    }

    /** Fetches the key once and keeps it for good. */
    private JWSVerifier key(String keyId) throws Exception {
        JWSVerifier known = key;
        if (known == null) {
            try (Response response =
                    http.newCall(new Request.Builder().url(keySet).build()).execute()) {
                known = new RSASSAVerifier(JWKSet.parse(response.body().string())
                        .getKeyByKeyId(keyId)
                        .toRSAKey());
                key = known;
            }
        }
        return known;
    }

    private JsonNode send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute();
                InputStream body = response.body().byteStream()) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            return JSON.readTree(body);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }
}
