package dev.socialconnector;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a host asks of one sign-in. Immutable: each method returns a copy.
 *
 * <pre>{@code
 * AuthorizationOptions.redirectingTo("https://id.example.kr/callback/kakao")
 *         .scopes(profile.pendingConsents())
 *         .prompt("select_account");
 * }</pre>
 *
 * @param redirectUri where the provider sends the browser back to; sent to the provider exactly as given here
 * @param scopes the scopes to ask for, in place of the configured ones; empty to leave the choice to the configuration
 * @param prompts how to involve the person (OpenID Connect Core section 3.1.2.1)
 * @param loginHint who is probably about to sign in, as the provider takes it (an e-mail address, a phone number)
 * @param parameters further parameters of the authorization request, by name
 * @param withProfile whether {@link SocialConnector#complete} asks the provider for the profile; see {@link #withoutProfile()}
 * @param expectedSubject who must sign in, if that is known already; see {@link #expecting(String)}
 */
public record AuthorizationOptions(
        String redirectUri,
        Optional<List<String>> scopes,
        List<String> prompts,
        Optional<String> loginHint,
        Map<String, String> parameters,
        boolean withProfile,
        Optional<String> expectedSubject) {
    /** The longest redirect URI, login hint or parameter, in characters. */
    public static final int MAX_LENGTH = 2_048;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the redirect URI is not an absolute http or https address without fragment, or if a
     *     part is blank or longer than {@link #MAX_LENGTH}
     */
    public AuthorizationOptions {
        requireRedirectUri(redirectUri);
        scopes = scopes.map(List::copyOf);
        scopes.ifPresent(list -> list.forEach(AuthorizationOptions::requireScopeToken));
        prompts = List.copyOf(prompts);
        loginHint.ifPresent(hint -> requirePart("loginHint", hint));
        expectedSubject.ifPresent(subject -> requirePart("expectedSubject", subject));
        parameters = parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        parameters.forEach((name, value) -> {
            requirePart("parameter name", name);
            requirePart("parameter " + name, value);
        });
    }

    /** Starts from the only thing that every sign-in needs, the redirect URI (RFC 6749 section 3.1.2). */
    public static AuthorizationOptions redirectingTo(String redirectUri) {
        return new AuthorizationOptions(
                redirectUri, Optional.empty(), List.of(), Optional.empty(), Map.of(), true, Optional.empty());
    }

    /** Same as {@link #redirectingTo(String)}. */
    public static AuthorizationOptions redirectingTo(URI redirectUri) {
        return redirectingTo(redirectUri.toString());
    }

    /** Asks for exactly these scopes, in place of those of the configuration. No scope at all is a choice, too. */
    public AuthorizationOptions scopes(Collection<String> scopes) {
        return new AuthorizationOptions(
                redirectUri,
                Optional.of(List.copyOf(scopes)),
                prompts,
                loginHint,
                parameters,
                withProfile,
                expectedSubject);
    }

    /** Same as {@link #scopes(Collection)}. */
    public AuthorizationOptions scopes(String... scopes) {
        return scopes(Arrays.asList(scopes));
    }

    /** Tells the provider how to involve the person, for example {@code login}, {@code select_account} or {@code none}. */
    public AuthorizationOptions prompt(String... prompts) {
        return new AuthorizationOptions(
                redirectUri, scopes, List.of(prompts), loginHint, parameters, withProfile, expectedSubject);
    }

    /** Tells the provider who is probably about to sign in. */
    public AuthorizationOptions loginHint(String loginHint) {
        return new AuthorizationOptions(
                redirectUri, scopes, prompts, Optional.of(loginHint), parameters, withProfile, expectedSubject);
    }

    /** Adds a parameter that only this provider knows. A connector refuses those that it sets by itself. */
    public AuthorizationOptions parameter(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new AuthorizationOptions(redirectUri, scopes, prompts, loginHint, more, withProfile, expectedSubject);
    }

    /**
     * Asks for a sign-in by the ID token alone: one request to the provider instead of two, and a profile with only what the
     * ID token says. Needs OpenID Connect. The rest can be fetched later by
     * {@link dev.socialconnector.capability.ProfileLookup}; mind what the connector says of it (Kakao unlinks a new user whose
     * information was not fetched within 24 hours).
     */
    public AuthorizationOptions withoutProfile() {
        return new AuthorizationOptions(redirectUri, scopes, prompts, loginHint, parameters, false, expectedSubject);
    }

    /**
     * Lets nobody but this person sign in, for asking somebody who is signed in here for more consents: at the provider, the
     * browser may be signed in as another person. If so, {@link SocialConnector#complete} ends with
     * {@link ConnectorException.Reason#LOGIN_REQUIRED}: begin again with {@code prompt=login} or {@code select_account}, or the
     * provider sends the same person back at once.
     *
     * @param subject the person, as {@link SocialProfile#subject()} gave it
     */
    public AuthorizationOptions expecting(String subject) {
        return new AuthorizationOptions(
                redirectUri, scopes, prompts, loginHint, parameters, withProfile, Optional.of(subject));
    }

    /** Leaves out who is expected, the login hint and the parameters' values: they tell of a person. */
    @Override
    public String toString() {
        return "AuthorizationOptions[redirectUri=" + redirectUri + ", scopes=" + scopes + ", prompts=" + prompts
                + ", parameters=" + parameters.keySet() + ", withProfile=" + withProfile + "]";
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

    /** RFC 6749 section 3.3: printable ASCII without space, quote and backslash. A comma would split it at some providers. */
    private static void requireScopeToken(String scope) {
        boolean valid = !scope.isEmpty()
                && scope.length() <= 256
                && scope.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\' && c != ',');
        if (!valid) {
            throw new IllegalArgumentException("scopes must be single scope names");
        }
    }
}
