package dev.socialconnector.testing.naver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Writes unlink notices as Naver does: the id encrypted, the whole signed, with a key that is made of the client secret. */
public final class NaverNotices {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String clientId;
    private final byte[] key;

    /** Writes for the application with these credentials. */
    public NaverNotices(String clientId, String clientSecret) {
        this.clientId = clientId;
        try {
            this.key = MessageDigest.getInstance("MD5").digest(clientSecret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }

    /** Returns the parameters that tell of a person, sent at this moment. */
    public String about(String subject, Instant sentAt) {
        return signed(clientId, encrypted(subject), Long.toString(sentAt.getEpochSecond()));
    }

    /** Returns parameters with these values, and a signature that fits them. */
    public String signed(String ofClient, String encryptUniqueId, String timestamp) {
        String text = "clientId=" + ofClient + "&encryptUniqueId=" + encryptUniqueId + "&timestamp=" + timestamp;
        return text + "&signature=" + BASE64URL.encodeToString(hmac(text));
    }

    /** Encrypts an id. */
    public String encrypted(String subject) {
        byte[] all = new byte[16 + (subject.length() / 16 + 1) * 16];
        byte[] iv = new byte[16];
        new SecureRandom().nextBytes(iv);
        System.arraycopy(iv, 0, all, 0, iv.length);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            cipher.doFinal(subject.getBytes(StandardCharsets.US_ASCII), 0, subject.length(), all, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has AES", e);
        }
        return BASE64URL.encodeToString(all);
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HMAC", e);
        }
    }
}
