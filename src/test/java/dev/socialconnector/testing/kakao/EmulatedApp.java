package dev.socialconnector.testing.kakao;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One REST API key with the settings that an operator makes in Kakao's console; each may be changed while the emulator
 * runs.
 *
 * <p>Redirect URIs and the client secret belong to the key (since 2025-12-03, Kakao's "app key migration" notice). All
 * keys of one emulator share the users' links and consents, as the keys of one Kakao app do.
 */
public final class EmulatedApp {

    private final String clientId;
    private final List<String> redirectUris = new CopyOnWriteArrayList<>();
    private final List<String> logoutRedirectUris = new CopyOnWriteArrayList<>();
    private final Map<String, ConsentLevel> consentItems = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Boolean> serviceTerms = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Set<String> propertyKeys = ConcurrentHashMap.newKeySet();
    private volatile String clientSecret;
    private volatile boolean clientSecretRequired = true;
    private volatile boolean loginEnabled = true;
    private volatile boolean openIdConnect = true;
    private volatile boolean autoLink = true;
    private volatile boolean kakaoSync = true;
    private volatile boolean under14Rejected = true;
    private volatile boolean codeVerifierChecked = true;
    private volatile boolean scopeFaultsRedirected;
    private volatile boolean scopeInTokenAnswer = true;
    private volatile boolean scopeInRefreshAnswer;
    private volatile boolean usersInBareArray;
    private volatile boolean fromIdExcluded;
    private volatile boolean wholeScopeListAfterRevoking = true;
    private volatile boolean addressesRefusedWithoutConsent;
    private volatile Duration codeLifetime = Duration.ofMinutes(5);
    private volatile Duration accessTokenLifetime = Duration.ofSeconds(21_599);
    private volatile Duration refreshTokenLifetime = Duration.ofSeconds(5_183_999);

    EmulatedApp(String clientId, String clientSecret) {
        this.clientId = Objects.requireNonNull(clientId, "clientId");
        this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
        consentItem("profile_nickname", ConsentLevel.REQUIRED);
        for (String scope : List.of("profile_image", "account_email", "name", "gender", "age_range", "phone_number")) {
            consentItem(scope, ConsentLevel.OPTIONAL);
        }
        for (String scope : List.of("birthyear", "birthday", "account_ci")) {
            consentItem(scope, ConsentLevel.DURING_USE);
        }
    }

    /** Returns the REST API key, 32 hexadecimal digits unless chosen otherwise. */
    public String clientId() {
        return clientId;
    }

    /** Returns the client secret that the token endpoint expects. */
    public String clientSecret() {
        return clientSecret;
    }

    /** Replaces the client secret, as "reissue" does in the console: the old one is refused at once (KOE010). */
    public EmulatedApp clientSecret(String secret) {
        this.clientSecret = Objects.requireNonNull(secret, "secret");
        return this;
    }

    /** Switches the client secret on (the default since 2025-12-03) or off; when off, a secret that is sent is ignored. */
    public EmulatedApp clientSecretRequired(boolean required) {
        this.clientSecretRequired = required;
        return this;
    }

    /** Registers redirect URIs; {@code /oauth/authorize} compares them character by character (KOE006). */
    public EmulatedApp redirectUri(String... uris) {
        for (String uri : uris) {
            if (!URI.create(uri).isAbsolute()) {
                throw new IllegalArgumentException("redirect URI is not absolute: " + uri);
            }
            redirectUris.add(uri);
        }
        return this;
    }

    /** Returns the registered redirect URIs, in order of registration. */
    public List<String> redirectUris() {
        return List.copyOf(redirectUris);
    }

    /** Registers logout redirect URIs; {@code /oauth/logout} compares them character by character (KOE007). */
    public EmulatedApp logoutRedirectUri(String... uris) {
        logoutRedirectUris.addAll(List.of(uris));
        return this;
    }

    /** Switches a consent item on, at the given level. */
    public EmulatedApp consentItem(String scope, ConsentLevel level) {
        consentItems.put(Objects.requireNonNull(scope, "scope"), Objects.requireNonNull(level, "level"));
        return this;
    }

    /** Switches consent items off; asking for one of them is then KOE205. */
    public EmulatedApp withoutConsentItem(String... scopes) {
        List.of(scopes).forEach(consentItems::remove);
        return this;
    }

    /** Returns the consent items that are switched on, with their levels, in order of configuration. */
    public Map<String, ConsentLevel> consentItems() {
        synchronized (consentItems) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(consentItems));
        }
    }

    /** Registers one of the service's own terms (Kakao Sync). */
    public EmulatedApp serviceTerm(String tag, boolean required) {
        serviceTerms.put(Objects.requireNonNull(tag, "tag"), required);
        return this;
    }

    /** Registers keys of the service's own user properties; others are -201. */
    public EmulatedApp propertyKey(String... keys) {
        Collections.addAll(propertyKeys, keys);
        return this;
    }

    /** Decides whether revoking scopes answers with the whole list, as samples do, or with the changed items only. */
    public EmulatedApp wholeScopeListAfterRevoking(boolean whole) {
        this.wholeScopeListAfterRevoking = whole;
        return this;
    }

    /** Decides whether asking for shipping addresses without consent is -402, instead of a flag in the answer. */
    public EmulatedApp addressesRefusedWithoutConsent(boolean refused) {
        this.addressesRefusedWithoutConsent = refused;
        return this;
    }

    /** Switches Kakao Login as a whole on or off (KOE004). */
    public EmulatedApp loginEnabled(boolean enabled) {
        this.loginEnabled = enabled;
        return this;
    }

    /** Switches OpenID Connect on or off: without it there are no ID tokens, and {@code openid} is KOE205. */
    public EmulatedApp openIdConnect(boolean enabled) {
        this.openIdConnect = enabled;
        return this;
    }

    /** Switches automatic linking on or off; when off, a new user stays pre-registered ({@code has_signed_up=false}). */
    public EmulatedApp autoLink(boolean enabled) {
        this.autoLink = enabled;
        return this;
    }

    /** Switches Kakao Sync on or off, which decides whether {@code synched_at} is told. */
    public EmulatedApp kakaoSync(boolean enabled) {
        this.kakaoSync = enabled;
        return this;
    }

    /** Decides whether users under 14 are turned away at sign-in, as is the default. */
    public EmulatedApp under14Rejected(boolean rejected) {
        this.under14Rejected = rejected;
        return this;
    }

    /**
     * Decides whether a code that was asked for with a {@code code_challenge} needs its verifier, as is the default;
     * whether Kakao enforces this for REST API keys is unpublished.
     */
    public EmulatedApp codeVerifierChecked(boolean checked) {
        this.codeVerifierChecked = checked;
        return this;
    }

    /** Sends KOE205 back to the service as {@code error=invalid_scope}, instead of showing it on Kakao's own page. */
    public EmulatedApp scopeFaultsRedirected(boolean redirected) {
        this.scopeFaultsRedirected = redirected;
        return this;
    }

    /** Decides whether the answer to a code exchange tells {@code scope}, which Kakao documents as optional. */
    public EmulatedApp scopeInTokenAnswer(boolean told) {
        this.scopeInTokenAnswer = told;
        return this;
    }

    /** Decides whether the answer to a refresh tells {@code scope}; by default it does not. */
    public EmulatedApp scopeInRefreshAnswer(boolean told) {
        this.scopeInRefreshAnswer = told;
        return this;
    }

    /** Answers {@code /v2/app/users} with a bare array, as Kakao's sample has it, in place of an object with {@code elements}. */
    public EmulatedApp usersInBareArray(boolean bare) {
        this.usersInBareArray = bare;
        return this;
    }

    /** Begins a page of {@code /v1/user/ids} behind {@code from_id}, in place of with it; Kakao's documents do not say. */
    public EmulatedApp fromIdExcluded(boolean excluded) {
        this.fromIdExcluded = excluded;
        return this;
    }

    /** Sets how long an authorization code is valid (5 minutes; Kakao publishes no number). */
    public EmulatedApp codeLifetime(Duration lifetime) {
        this.codeLifetime = Objects.requireNonNull(lifetime, "lifetime");
        return this;
    }

    /** Sets how long access tokens and ID tokens are valid (6 hours less a second). */
    public EmulatedApp accessTokenLifetime(Duration lifetime) {
        this.accessTokenLifetime = Objects.requireNonNull(lifetime, "lifetime");
        return this;
    }

    /** Sets how long refresh tokens are valid (60 days less a second). */
    public EmulatedApp refreshTokenLifetime(Duration lifetime) {
        this.refreshTokenLifetime = Objects.requireNonNull(lifetime, "lifetime");
        return this;
    }

    boolean clientSecretRequired() {
        return clientSecretRequired;
    }

    boolean loginEnabled() {
        return loginEnabled;
    }

    boolean openIdConnect() {
        return openIdConnect;
    }

    boolean autoLink() {
        return autoLink;
    }

    boolean kakaoSync() {
        return kakaoSync;
    }

    boolean under14Rejected() {
        return under14Rejected;
    }

    boolean codeVerifierChecked() {
        return codeVerifierChecked;
    }

    boolean scopeFaultsRedirected() {
        return scopeFaultsRedirected;
    }

    boolean scopeInTokenAnswer() {
        return scopeInTokenAnswer;
    }

    boolean scopeInRefreshAnswer() {
        return scopeInRefreshAnswer;
    }

    boolean usersInBareArray() {
        return usersInBareArray;
    }

    boolean fromIdExcluded() {
        return fromIdExcluded;
    }

    List<String> logoutRedirectUris() {
        return List.copyOf(logoutRedirectUris);
    }

    boolean wholeScopeListAfterRevoking() {
        return wholeScopeListAfterRevoking;
    }

    boolean addressesRefusedWithoutConsent() {
        return addressesRefusedWithoutConsent;
    }

    /** Returns the registered terms, and whether each is required. */
    Map<String, Boolean> serviceTerms() {
        synchronized (serviceTerms) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(serviceTerms));
        }
    }

    Set<String> propertyKeys() {
        return Set.copyOf(propertyKeys);
    }

    Duration codeLifetime() {
        return codeLifetime;
    }

    Duration accessTokenLifetime() {
        return accessTokenLifetime;
    }

    Duration refreshTokenLifetime() {
        return refreshTokenLifetime;
    }

    /** Tells whether the scope may be asked for. */
    boolean offers(String scope) {
        return scope.equals("openid") ? openIdConnect : level(scope).isPresent();
    }

    Optional<ConsentLevel> level(String scope) {
        return Optional.ofNullable(consentItems.get(scope));
    }

    @Override
    public String toString() {
        return "EmulatedApp[clientId=" + clientId + "]";
    }
}
