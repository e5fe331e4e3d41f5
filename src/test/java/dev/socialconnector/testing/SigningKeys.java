package dev.socialconnector.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which the emulator signs, and the key set that it publishes: two RSA keys with ids of 30 hexadecimal
 * digits, as in Kakao's OpenID Connect reference.
 */
public final class SigningKeys {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private int nextPair;
    private @Nullable List<Key> keys;
    private @Nullable String publishedInstead;
    private @Nullable String cacheControl;

    public SigningKeys() {}

    private record Key(String id, KeyPair pair) {}

    /** Signs with a new key from now on and no longer publishes the old one: its tokens cannot be verified any more. */
    public synchronized void rotate() {
        List<Key> rotated = new ArrayList<>(keys());
        rotated.set(0, newKey());
        keys = rotated;
    }

    /** Signs with a new key from now on and goes on publishing the old one. */
    public synchronized void rotateKeepingOld() {
        List<Key> rotated = new ArrayList<>(keys());
        rotated.add(0, newKey());
        keys = rotated;
    }

    /** Publishes this text in place of the key set, until {@link #publishOwn()}. */
    public synchronized void publishInstead(String body) {
        this.publishedInstead = Objects.requireNonNull(body, "body");
    }

    /** Publishes the real key set again. */
    public synchronized void publishOwn() {
        this.publishedInstead = null;
    }

    /** Sends the key set with this {@code Cache-Control}; Kakao documents none, and none is sent otherwise. */
    public synchronized void cacheControl(String value) {
        this.cacheControl = Objects.requireNonNull(value, "value");
    }

    /** Returns the id of the key that signs. */
    public synchronized String currentKeyId() {
        return keys().get(0).id();
    }

    /** Returns the public half of the key that signs. */
    public synchronized RSAPublicKey currentPublicKey() {
        return (RSAPublicKey) keys().get(0).pair().getPublic();
    }

    /** Returns the real key set as JSON, whatever is published instead. */
    public String jwks() {
        return Answers.write(
                Map.of("keys", snapshot().stream().map(SigningKeys::jwk).toList()));
    }

    /** Signs any JSON texts with the current key by RS256, whatever the header claims. */
    public String sign(String headerJson, String payloadJson) {
        return sign(headerJson, payloadJson, snapshot().get(0).pair());
    }

    /** Signs any JSON texts by RS256 with a key that is never published. */
    public String signWithForeignKey(String headerJson, String payloadJson) {
        return sign(headerJson, payloadJson, KeyPairs.get(KeyPairs.FOREIGN));
    }

    /** Signs claims as an ordinary token of Kakao's: {@code typ} JWT, {@code alg} RS256, the current key. */
    public String sign(Map<String, ?> claims) {
        return sign(Answers.write(header()), Answers.write(claims));
    }

    public synchronized Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("kid", currentKeyId());
        header.put("typ", "JWT");
        header.put("alg", "RS256");
        return header;
    }

    public synchronized Optional<String> publishedInstead() {
        return Optional.ofNullable(publishedInstead);
    }

    public synchronized Optional<String> cacheControl() {
        return Optional.ofNullable(cacheControl);
    }

    @Override
    public String toString() {
        return "SigningKeys";
    }

    private synchronized List<Key> snapshot() {
        return List.copyOf(keys());
    }

    private synchronized List<Key> keys() {
        List<Key> existing = keys;
        if (existing == null) {
            existing = List.of(newKey(), newKey());
            keys = existing;
        }
        return existing;
    }

    private synchronized Key newKey() {
        byte[] id = new byte[15];
        random.nextBytes(id);
        return new Key(HexFormat.of().formatHex(id), KeyPairs.get(nextPair++));
    }

    private static Map<String, Object> jwk(Key key) {
        RSAPublicKey publicKey = (RSAPublicKey) key.pair().getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kid", key.id());
        jwk.put("kty", "RSA");
        jwk.put("alg", "RS256");
        jwk.put("use", "sig");
        jwk.put("n", unsigned(publicKey.getModulus()));
        jwk.put("e", unsigned(publicKey.getPublicExponent()));
        return jwk;
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return BASE64URL.encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static String sign(String headerJson, String payloadJson, KeyPair pair) {
        String signingInput = encode(headerJson) + "." + encode(payloadJson);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM signs with RSA", e);
        }
    }

    private static String encode(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
