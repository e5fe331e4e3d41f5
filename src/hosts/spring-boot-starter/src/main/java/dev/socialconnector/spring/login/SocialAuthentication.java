package dev.socialconnector.spring.login;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
 * Somebody who has signed in with a provider. Serializable, for HTTP sessions in a store, and readable by Spring Security's JSON modules
 * of Jackson 2 and 3, for an authorization server's store; Jackson 3 has to be told to allow this type. Holds nothing of the profile, and the
 * provider's tokens only if {@code social-connector.keep-tokens} asks for them.
 *
 * <p>With Spring Security 7, one of the authorities is the factor {@code FACTOR_AUTHORIZATION_CODE} with the time of the sign-in.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
@JsonIgnoreProperties(ignoreUnknown = true)
public final class SocialAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final UserDetails principal;
    private final String registrationId;
    private final String target;
    private final String subject;
    private final String authenticatedAt; // text, which every JSON library writes alike
    private final @Nullable LinkedHashMap<String, String> tokens;

    /** Restores what a store wrote as JSON. */
    @JsonCreator
    SocialAuthentication(
            @JsonProperty("principal") UserDetails principal,
            @JsonProperty("registrationId") String registrationId,
            @JsonProperty("target") String target,
            @JsonProperty("subject") String subject,
            @JsonProperty("authenticatedAt") String authenticatedAt,
            @JsonProperty("authorities") Collection<? extends GrantedAuthority> authorities,
            @JsonProperty("tokens") @Nullable Map<String, String> tokens,
            @JsonProperty("details") @Nullable Object details) {
        super(authorities);
        this.principal = Objects.requireNonNull(principal, "principal");
        this.registrationId = Objects.requireNonNull(registrationId, "registrationId");
        this.target = Objects.requireNonNull(target, "target");
        this.subject = Objects.requireNonNull(subject, "subject");
        this.authenticatedAt = Objects.requireNonNull(authenticatedAt, "authenticatedAt");
        this.tokens = tokens == null ? null : new LinkedHashMap<>(tokens);
        setDetails(details);
        super.setAuthenticated(true);
    }

    SocialAuthentication(
            UserDetails principal,
            SocialSignIn signIn,
            Instant authenticatedAt,
            Collection<? extends GrantedAuthority> authorities,
            boolean keepTokens) {
        this(
                principal,
                signIn.registrationId(),
                signIn.target(),
                signIn.subject(),
                authenticatedAt.toString(),
                authorities,
                keepTokens ? signIn.login().tokens().toMap() : null,
                null);
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
        return Instant.parse(authenticatedAt);
    }

    /** Returns the provider's tokens, if they are kept. */
    public Optional<TokenSet> tokens() {
        Map<String, String> kept = tokens;
        return kept == null ? Optional.empty() : Optional.of(TokenSet.fromMap(kept));
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
