package dev.socialconnector;

import dev.socialconnector.internal.Immutable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a host asks of one sign-in. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * AuthorizationOptions.redirectingTo("https://id.example.kr/callback/kakao")
 *         .scopes(profile.pendingConsents())
 *         .prompt("select_account");
 * }</pre>
 */
public final class AuthorizationOptions {
    /** The longest redirect URI, login hint, parameter or state prefix, in characters. */
    public static final int MAX_LENGTH = 2_048;

    private static final Pattern STATE_PREFIX = Pattern.compile("[A-Za-z0-9_.~-]{1," + MAX_LENGTH + "}");

    private final String redirectUri;
    private Optional<List<String>> scopes = Optional.empty();
    private List<String> prompts = List.of();
    private Optional<String> loginHint = Optional.empty();
    private Map<String, String> parameters = Map.of();
    private boolean withProfile = true;
    private Optional<String> expectedSubject = Optional.empty();
    private Optional<Duration> maxAge = Optional.empty();
    private Optional<String> statePrefix = Optional.empty();
    private boolean formPost;

    private AuthorizationOptions(String redirectUri) {
        this.redirectUri = redirectUri;
    }

    /**
     * Starts from the only thing that every sign-in needs, the redirect URI (RFC 6749 section 3.1.2).
     *
     * @throws IllegalArgumentException if it is not an absolute http or https address without fragment, of at most {@link #MAX_LENGTH}
     *     characters
     */
    public static AuthorizationOptions redirectingTo(String redirectUri) {
        requireRedirectUri(redirectUri);
        return new AuthorizationOptions(redirectUri);
    }

    /** Same as {@link #redirectingTo(String)}. */
    public static AuthorizationOptions redirectingTo(URI redirectUri) {
        return redirectingTo(redirectUri.toString());
    }

    /**
     * Asks for exactly these scopes, in place of those of the configuration. An empty collection sends no scope.
     *
     * @throws IllegalArgumentException if one is no single scope name (RFC 6749 section 3.3)
     */
    public AuthorizationOptions scopes(Collection<String> scopes) {
        AuthorizationOptions copy = copy();
        copy.scopes = Optional.of(List.copyOf(scopes));
        if (!scopes.stream().allMatch(AuthorizationOptions::isScope)) {
            throw new IllegalArgumentException("scopes must be single scope names");
        }
        return copy;
    }

    /** Same as {@link #scopes(Collection)}. */
    public AuthorizationOptions scopes(String... scopes) {
        return scopes(Arrays.asList(scopes));
    }

    /** Tells the provider how to involve the person, for example {@code login}, {@code select_account} or {@code none}. */
    public AuthorizationOptions prompt(String... prompts) {
        AuthorizationOptions copy = copy();
        copy.prompts = List.of(prompts);
        return copy;
    }

    /** Tells the provider who is probably about to sign in: an e-mail address or a phone number, whichever the provider accepts. */
    public AuthorizationOptions loginHint(String loginHint) {
        requirePart("loginHint", loginHint);
        AuthorizationOptions copy = copy();
        copy.loginHint = Optional.of(loginHint);
        return copy;
    }

    /**
     * Adds a parameter that only this provider knows. A connector refuses those that it sets by itself.
     *
     * @throws IllegalArgumentException if the name or the value is blank or longer than {@link #MAX_LENGTH}
     */
    public AuthorizationOptions parameter(String name, String value) {
        requirePart("parameter name", name);
        requirePart("parameter " + name, value);
        AuthorizationOptions copy = copy();
        copy.parameters = Immutable.with(parameters, name, value);
        return copy;
    }

    /**
     * Asks for a sign-in by the ID token alone: one request to the provider instead of two, and a profile with only what the
     * ID token says. Needs OpenID Connect. The rest can be fetched later by
     * {@link dev.socialconnector.capability.ProfileLookup}; mind what the connector says of it (Kakao unlinks a new user whose
     * information was not fetched within 24 hours).
     */
    public AuthorizationOptions withoutProfile() {
        AuthorizationOptions copy = copy();
        copy.withProfile = false;
        return copy;
    }

    /**
     * Lets only this person sign in. Use it to ask a person who is signed in already for more consents: at the provider, the
     * browser may be signed in as another person. If so, {@link SocialConnector#complete} ends with
     * {@link ConnectorException.Reason#LOGIN_REQUIRED}: begin again with {@code prompt=login} or {@code select_account}, or the
     * provider sends the same person back at once.
     *
     * @param subject the person, as {@link SocialProfile#subject()} gave it
     */
    public AuthorizationOptions expecting(String subject) {
        requirePart("expectedSubject", subject);
        AuthorizationOptions copy = copy();
        copy.expectedSubject = Optional.of(subject);
        return copy;
    }

    /**
     * Asks that the person has signed in at the provider within this time ({@code max_age}, OpenID Connect Core section 3.1.2.1). If the
     * ID token does not show it by {@code auth_time}, {@link SocialConnector#complete} ends with
     * {@link ConnectorException.Reason#LOGIN_REQUIRED}. Needs OpenID Connect.
     *
     * @param maxAge whole seconds; zero asks the person to sign in anew
     * @throws IllegalArgumentException if it is negative or longer than ten years
     */
    public AuthorizationOptions maxAge(Duration maxAge) {
        if (maxAge.isNegative() || maxAge.compareTo(Duration.ofDays(3_650)) > 0) {
            throw new IllegalArgumentException("maxAge must be between zero and ten years");
        }
        AuthorizationOptions copy = copy();
        copy.maxAge = Optional.of(Duration.ofSeconds(maxAge.toSeconds()));
        return copy;
    }

    /**
     * Begins the state with this text, for hosts that must find something of their own in the callback before they have the session.
     * The connector adds a dot and a random value, so that the state is as hard to guess as any other, whatever the text is.
     * {@link AuthorizationCallback#statePrefix()} returns it.
     *
     * @param statePrefix letters, digits, and {@code - . _ ~}; seen by the browser and by the provider
     * @throws IllegalArgumentException if it has other characters, or is empty or longer than {@link #MAX_LENGTH}
     */
    public AuthorizationOptions statePrefix(String statePrefix) {
        if (!STATE_PREFIX.matcher(statePrefix).matches()) {
            throw new IllegalArgumentException("statePrefix must be letters, digits, and - . _ ~");
        }
        AuthorizationOptions copy = copy();
        copy.statePrefix = Optional.of(statePrefix);
        return copy;
    }

    /**
     * Asks the provider to send the callback as a form, by POST ({@code response_mode=form_post}, OAuth 2.0 Form Post Response Mode).
     * Read it with {@link AuthorizationCallback#fromForm}. The browser sends no {@code SameSite=Lax} cookie with it: the cookie that
     * leads to the session must be {@code SameSite=None; Secure}.
     */
    public AuthorizationOptions formPost() {
        AuthorizationOptions copy = copy();
        copy.formPost = true;
        return copy;
    }

    /** Returns where the provider sends the browser back to; sent to the provider exactly as given. */
    public String redirectUri() {
        return redirectUri;
    }

    /** Returns the scopes to ask for, in place of the configured ones; empty to leave the choice to the configuration. */
    public Optional<List<String>> scopes() {
        return scopes;
    }

    /** Returns how to involve the person (OpenID Connect Core section 3.1.2.1). */
    public List<String> prompts() {
        return prompts;
    }

    /** Returns who is probably about to sign in. */
    public Optional<String> loginHint() {
        return loginHint;
    }

    /** Returns further parameters of the authorization request, by name. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Tells whether {@link SocialConnector#complete} asks the provider for the profile. */
    public boolean withProfile() {
        return withProfile;
    }

    /** Returns who must sign in, if that is known already. */
    public Optional<String> expectedSubject() {
        return expectedSubject;
    }

    /** Returns how long ago the person may have signed in at the provider. */
    public Optional<Duration> maxAge() {
        return maxAge;
    }

    /** Returns what the state begins with. */
    public Optional<String> statePrefix() {
        return statePrefix;
    }

    /** Tells whether the callback is to come as a form. */
    public boolean isFormPost() {
        return formPost;
    }

    /**
     * Tells whether this is one scope name (RFC 6749 section 3.3): printable ASCII without space, quote and backslash, of at most 256
     * characters. A comma would split it at some providers.
     */
    public static boolean isScope(String scope) {
        return !scope.isEmpty()
                && scope.length() <= 256
                && scope.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\' && c != ',');
    }

    /** Leaves out who is expected, the login hint and the parameters' values: they tell of a person. */
    @Override
    public String toString() {
        return "AuthorizationOptions[redirectUri=" + redirectUri + ", scopes=" + scopes + ", prompts=" + prompts
                + ", parameters=" + parameters.keySet() + ", withProfile=" + withProfile + "]";
    }

    private AuthorizationOptions copy() {
        AuthorizationOptions copy = new AuthorizationOptions(redirectUri);
        copy.scopes = scopes;
        copy.prompts = prompts;
        copy.loginHint = loginHint;
        copy.parameters = parameters;
        copy.withProfile = withProfile;
        copy.expectedSubject = expectedSubject;
        copy.maxAge = maxAge;
        copy.statePrefix = statePrefix;
        copy.formPost = formPost;
        return copy;
    }

    private static void requireRedirectUri(String redirectUri) {
        requirePart("redirectUri", redirectUri);
        try {
            URI uri = new URI(redirectUri);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !scheme.equals("http")) {
                throw new IllegalArgumentException("redirectUri must be an absolute http or https address");
            }
            if (uri.getRawAuthority() == null
                    || uri.getRawAuthority().startsWith(":")
                    || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("redirectUri must have a host and no fragment");
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("redirectUri is not a valid address");
        }
    }

    private static void requirePart(String what, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " must have between 1 and " + MAX_LENGTH + " characters");
        }
    }
}
