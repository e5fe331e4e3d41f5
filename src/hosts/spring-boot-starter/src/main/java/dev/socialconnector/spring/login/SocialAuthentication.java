package dev.socialconnector.spring.login;

import dev.socialconnector.TokenSet;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody who has signed in with a provider. Serializable, for HTTP sessions in a store; holds nothing of the profile, and the
 * provider's tokens only if {@code social-connector.keep-tokens} asks for them.
 *
 * <p>With Spring Security 7, one of the authorities is the factor {@code FACTOR_AUTHORIZATION_CODE} with the time of the sign-in.
 */
public final class SocialAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final UserDetails principal;
    private final String registrationId;
    private final String target;
    private final String subject;
    private final Instant authenticatedAt;
    private final @Nullable LinkedHashMap<String, String> tokens;

    SocialAuthentication(
            UserDetails principal,
            SocialSignIn signIn,
            Instant authenticatedAt,
            Collection<? extends GrantedAuthority> authorities,
            boolean keepTokens) {
        super(authorities);
        this.principal = Objects.requireNonNull(principal, "principal");
        this.registrationId = signIn.registrationId();
        this.target = signIn.target();
        this.subject = signIn.subject();
        this.authenticatedAt = authenticatedAt;
        this.tokens =
                keepTokens ? new LinkedHashMap<>(TokenText.toMap(signIn.login().tokens())) : null;
        super.setAuthenticated(true);
    }

    /** Returns the account, as the {@link SocialUserService} gave it. */
    @Override
    public UserDetails getPrincipal() {
        return principal;
    }

    /** Returns an empty text: a person who comes from a provider has no password here. */
    @Override
    public Object getCredentials() {
        return "";
    }

    /** Returns what the person signed in with. */
    public String registrationId() {
        return registrationId;
    }

    /** Returns what the account is filed under, together with the subject. */
    public String target() {
        return target;
    }

    /** Returns the provider's unchanging identifier of the person. */
    public String subject() {
        return subject;
    }

    /** Returns when the person signed in here. */
    public Instant authenticatedAt() {
        return authenticatedAt;
    }

    /** Returns the provider's tokens, if they are kept. */
    public Optional<TokenSet> tokens() {
        Map<String, String> kept = tokens;
        return kept == null ? Optional.empty() : Optional.of(TokenText.fromMap(kept));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof SocialAuthentication that
                && registrationId.equals(that.registrationId)
                && target.equals(that.target)
                && subject.equals(that.subject)
                && authenticatedAt.equals(that.authenticatedAt)
                && Objects.equals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), registrationId, target, subject, authenticatedAt);
    }

    /** Prints neither who it is nor a token. */
    @Override
    public String toString() {
        return "SocialAuthentication[" + registrationId + ", authenticatedAt=" + authenticatedAt + ", authorities="
                + getAuthorities() + "]";
    }
}
