package dev.socialconnector.naver;

import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.toolkit.secret.Hmac;
import dev.socialconnector.toolkit.secret.SecretComparison;
import dev.socialconnector.toolkit.webhook.WebhookChecks;
import dev.socialconnector.webhook.UnlinkNotice;
import dev.socialconnector.webhook.UnlinkNotices;
import dev.socialconnector.webhook.WebhookAnswer;
import dev.socialconnector.webhook.WebhookDelivery;
import dev.socialconnector.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads Naver's notice that a person took the link back: a POST with its parameters in the query or in the body. It is signed with the
 * client secret; the person's id in it is encrypted, and read only after the signature was checked. Naver sends a notice once and never
 * again.
 *
 * <p>MD5 and AES in CBC mode are Naver's choice. Source: Naver Login, developer's guide, section 4.4.
 */
final class NaverUnlinkNotices implements UnlinkNotices {
    private static final WebhookChecks CHECKS = new WebhookChecks(Step.UNLINK_NOTICE);
    private static final WebhookAnswer DONE = new WebhookAnswer(204, Map.of(), "");
    private static final int MAX_LENGTH = 8_192;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final int BLOCK = 16;

    private final ConnectorContext context;
    private final String clientId;
    private final byte[] key;

    NaverUnlinkNotices(ConnectorContext context, String clientId, String clientSecret) {
        this.context = context;
        this.clientId = clientId;
        this.key = md5(clientSecret);
    }

    @Override
    public WebhookDelivery<UnlinkNotice> receive(WebhookRequest request) {
        if (!request.method().equals("POST")) {
            return CHECKS.wrongMethod("POST");
        }
        if (!request.body().isEmpty() && !WebhookChecks.hasMediaType("application/x-www-form-urlencoded", request)) {
            return CHECKS.wrongContentType();
        }
        if (request.rawQuery().length() + request.body().length() > MAX_LENGTH) {
            return refused(400, "its parameters are longer than " + MAX_LENGTH + " characters");
        }
        Optional<Map<String, String>> parameters = WebhookChecks.parameters(request);
        if (parameters.isEmpty()) {
            return refused(400, "a parameter is repeated or not properly encoded");
        }
        return notice(parameters.get());
    }

    private WebhookDelivery<UnlinkNotice> notice(Map<String, String> parameters) {
        String timestamp = parameters.getOrDefault("timestamp", "");
        String encrypted = parameters.getOrDefault("encryptUniqueId", "").replace(' ', '+');
        if (!clientId.equals(parameters.get("clientId"))) {
            return refused(403, "clientId is missing or another application");
        }
        byte[] code =
                Hmac.sha256(key, "clientId=" + clientId + "&encryptUniqueId=" + encrypted + "&timestamp=" + timestamp);
        String signature = urlAlphabet(parameters.getOrDefault("signature", "").replace(' ', '+'));
        if (!SecretComparison.equal(
                signature, Base64.getUrlEncoder().withoutPadding().encodeToString(code))) {
            return refused(403, "the signature is wrong or missing");
        }
        Optional<Instant> sentAt = sentAt(timestamp);
        if (sentAt.isEmpty()) {
            return refused(400, "timestamp is missing, or not within " + TOLERANCE.toMinutes() + " minutes");
        }
        Optional<String> subject = decrypted(encrypted).filter(NaverProfileMapper::isSubject);
        if (subject.isEmpty()) {
            return refused(400, "encryptUniqueId is not a Naver id that was encrypted with the client secret");
        }
        Instant until = sentAt.get().plus(TOLERANCE.multipliedBy(2));
        boolean isNew =
                WebhookChecks.isNew(context.replayMemory(), HexFormat.of().formatHex(code), until);
        return new WebhookDelivery<>(
                DONE, subject.filter(who -> isNew).map(who -> new UnlinkNotice(who, "")), Optional.empty());
    }

    private Optional<Instant> sentAt(String timestamp) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return Optional.empty();
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        Duration apart = Duration.between(sentAt, context.clock().instant()).abs();
        return apart.compareTo(TOLERANCE) <= 0 ? Optional.of(sentAt) : Optional.empty();
    }

    private Optional<String> decrypted(String encrypted) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(urlAlphabet(encrypted));
            if (bytes.length < 2 * BLOCK) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(bytes, 0, BLOCK));
            return Optional.of(new String(cipher.doFinal(bytes, BLOCK, bytes.length - BLOCK), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String urlAlphabet(String base64) {
        return base64.replace('+', '-').replace('/', '_').replaceFirst("={1,2}$", "");
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java lacks MD5");
        }
    }

    private static WebhookDelivery<UnlinkNotice> refused(int status, String why) {
        return CHECKS.refused(status, Map.of(), why);
    }
}
