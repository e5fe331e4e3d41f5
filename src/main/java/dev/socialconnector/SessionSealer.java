package dev.socialconnector;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.Base64URL;
import dev.socialconnector.ConnectorException.Reason;
import dev.socialconnector.ConnectorException.Step;
import dev.socialconnector.internal.StoredValues;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the session of a sign-in into a text that only the server can read or make, small enough for a cookie. No store is
 * needed: any node that has the keys can finish a sign-in that another node began. The text is a JWE in compact form (RFC
 * 7516), {@code dir} with {@code A256GCM}.
 *
 * <p>Whatever else must be kept for a browser between two requests is sealed by {@link #sealValues}, a logout for example. What it
 * cannot do is to work once only: a text that was opened can be opened again until it expires. The provider's authorization
 * code works once; a host that wants more keeps the session in a store. Give the cookie to one browser ({@code HttpOnly},
 * {@code Secure}, {@code SameSite=Lax}, the callback's path), and delete it at the callback.
 *
 * <pre>{@code
 * SessionSealer sealer = SessionSealer.of(context, List.of(newKey, oldKey));
 * String cookie = sealer.seal(request.session());
 * AuthorizationSession session = sealer.open(cookie, "kakao");
 * }</pre>
 */
public final class SessionSealer {
    /** The longest text, in characters. With its name and attributes it fits a cookie, for which 4,096 bytes are sure. */
    public static final int MAX_LENGTH = 1_500;

    /** The length of a key, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final JOSEObjectType SIGN_IN = new JOSEObjectType("sign-in");
    private static final JOSEObjectType VALUES = new JOSEObjectType("values");
    private static final String CONNECTOR = "connector";
    private static final String EXPIRES_AT = "expiresAt";

    private final ConnectorContext context;
    private final List<byte[]> keys;

    private SessionSealer(ConnectorContext context, List<byte[]> keys) {
        this.context = context;
        this.keys = keys.stream().map(byte[]::clone).toList();
    }

    /**
     * Makes a sealer that seals with the first key and opens with any. To change keys, add the new one behind the old one on all
     * nodes, then put it in front on all nodes, and drop the old one when no sign-in that began with it can still be under way: so no
     * node meets a key that it does not know yet. A key should not seal more than 2<sup>32</sup> sessions (NIST SP 800-38D section
     * 8.3).
     *
     * @param keys secret random keys of {@link #KEY_BYTES} bytes each
     * @throws IllegalArgumentException if there is no key, or one has another length
     */
    public static SessionSealer of(ConnectorContext context, List<byte[]> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != KEY_BYTES)) {
            throw new IllegalArgumentException("there must be at least one key, each of " + KEY_BYTES + " bytes");
        }
        return new SessionSealer(context, keys);
    }

    /**
     * Seals a session.
     *
     * @return base64url characters and dots
     * @throws IllegalArgumentException if the session is too large, which only a very long redirect URI, issuer, list of scopes
     *     or expected subject can make it
     */
    public String seal(AuthorizationSession session) {
        return seal(header(SIGN_IN, session.connectorId()), session.toMap());
    }

    /**
     * Seals values that are not a sign-in's, for example {@code LogoutSession.toMap()}.
     *
     * @param purpose what they are for, with the connector's id in it; only the same purpose opens them
     * @param values what to keep; if it has a key {@code expiresAt} with a time ({@link Instant#toString()}), it opens until then
     * @return base64url characters and dots
     * @throws IllegalArgumentException if they are too large
     */
    public String sealValues(String purpose, Map<String, String> values) {
        return seal(header(VALUES, purpose), values);
    }

    private String seal(JWEHeader header, Map<String, String> values) {
        JWEObject jwe = new JWEObject(header, new Payload(new LinkedHashMap<String, Object>(values)));
        try {
            DirectEncrypter encrypter = new DirectEncrypter(keys.get(0));
            encrypter.getJCAContext().setSecureRandom(context.random());
            jwe.encrypt(encrypter);
        } catch (JOSEException broken) {
            throw new IllegalStateException("this Java cannot encrypt with AES-GCM");
        }
        String sealed = jwe.serialize();
        if (sealed.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the session does not fit into " + MAX_LENGTH + " characters; keep it in a store");
        }
        return sealed;
    }

    /**
     * Opens what {@link #seal} returned.
     *
     * @param sealed the text; null or empty if the browser brought none
     * @param connectorId the connector that the callback is for
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if it is anything else, was sealed with a key that is not known (any
     *     more) or for another connector, or has expired
     */
    public AuthorizationSession open(@Nullable String sealed, String connectorId) {
        AuthorizationSession session = AuthorizationSession.fromMap(content(header(SIGN_IN, connectorId), sealed));
        if (!session.connectorId().equals(connectorId)) {
            throw refusal("the sealed session is another connector's");
        }
        requireUnexpired(session.expiresAt());
        return session;
    }

    /**
     * Opens what {@link #sealValues} returned.
     *
     * @param purpose the same as when it was sealed
     * @param sealed the text; null or empty if the browser brought none
     * @throws ConnectorException {@link Reason#INVALID_CALLBACK} if it is anything else, was sealed with a key that is not known (any
     *     more) or for another purpose, or has expired
     */
    public Map<String, String> openValues(String purpose, @Nullable String sealed) {
        Map<String, String> values = content(header(VALUES, purpose), sealed);
        if (values.containsKey(EXPIRES_AT)) {
            requireUnexpired(expiryOf(values));
        }
        return values;
    }

    private static Instant expiryOf(Map<String, String> values) {
        try {
            return new StoredValues(values).requiredInstant(EXPIRES_AT);
        } catch (IllegalArgumentException unreadable) {
            throw refusal("it does not say when it expires");
        }
    }

    private void requireUnexpired(Instant expiresAt) {
        if (!context.clock().instant().isBefore(expiresAt)) {
            throw refusal("the session has expired");
        }
    }

    /** Prints how many keys there are, and none of them. */
    @Override
    public String toString() {
        return "SessionSealer[" + keys.size() + " keys]";
    }

    private Map<String, String> content(JWEHeader header, @Nullable String sealed) {
        if (sealed == null || sealed.isEmpty()) {
            throw refusal("no sign-in is under way in this browser, or it was finished already");
        }
        if (sealed.length() > MAX_LENGTH
                || !sealed.startsWith(header.toBase64URL().toString() + '.')) {
            throw refusal("the sealed session is not one, or another connector's");
        }
        for (byte[] key : keys) {
            Optional<Map<String, String>> content = decrypted(sealed, key);
            if (content.isPresent()) {
                return content.get();
            }
        }
        throw refusal("the sealed session was changed, or sealed with a key that is not known");
    }

    private static Optional<Map<String, String>> decrypted(String sealed, byte[] key) {
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            if (!jwe.serialize().equals(sealed) // blanks at the end, which are overlooked
                    || !isCanonical(jwe.getIV())
                    || !isCanonical(jwe.getCipherText())
                    || !isCanonical(jwe.getAuthTag())) {
                return Optional.empty();
            }
            jwe.decrypt(new DirectDecrypter(key));
            Map<String, String> content = new LinkedHashMap<>();
            Map<String, Object> json = jwe.getPayload().toJSONObject();
            if (json != null) {
                json.forEach((name, value) -> content.put(name, String.valueOf(value)));
            }
            return Optional.of(content);
        } catch (ParseException | JOSEException | RuntimeException anotherKeyOrNoSession) {
            return Optional.empty();
        }
    }

    /** The last character of a part has bits to spare, which must not differ: one session has one text. */
    private static boolean isCanonical(Base64URL part) {
        return Base64URL.encode(part.decode()).equals(part);
    }

    /** The header is authenticated with the rest, and there is exactly one for each kind and connector. */
    private static JWEHeader header(JOSEObjectType type, String connectorId) {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .type(type)
                .customParam(CONNECTOR, connectorId)
                .build();
    }

    private static ConnectorException refusal(String why) {
        return new ConnectorException(Reason.INVALID_CALLBACK, Step.CALLBACK, why);
    }
}
