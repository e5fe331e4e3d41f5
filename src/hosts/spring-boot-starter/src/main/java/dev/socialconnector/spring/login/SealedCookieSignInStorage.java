package dev.socialconnector.spring.login;

import dev.socialconnector.AuthorizationSession;
import dev.socialconnector.ConnectorContext;
import dev.socialconnector.ReplayMemory;
import dev.socialconnector.spring.SocialRegistration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps each sign-in in an encrypted cookie of its own. A cookie can be sent again, so what was taken is remembered: by this machine
 * alone, or by all that share a {@link ReplayMemory}.
 */
final class SealedCookieSignInStorage implements SignInStorage {
    private final SealedSignIns signIns;
    private final ConnectorContext context;
    private final SignInCookies cookies;
    private final ReplayMemory taken;

    SealedCookieSignInStorage(
            SealedSignIns signIns, ConnectorContext context, SignInCookies cookies, ReplayMemory taken) {
        this.signIns = signIns;
        this.context = context;
        this.cookies = cookies;
        this.taken = taken;
    }

    @Override
    public void keep(
            SocialRegistration registration,
            AuthorizationSession session,
            HttpServletRequest request,
            HttpServletResponse response) {
        Duration lifetime = Duration.between(context.clock().instant(), session.expiresAt());
        String name = SignInCookies.name(registration, session.state());
        cookies.set(name, signIns.seal(session), lifetime, registration, request, response);
    }

    @Override
    public Optional<AuthorizationSession> take(
            SocialRegistration registration, String state, HttpServletRequest request, HttpServletResponse response) {
        String name = SignInCookies.name(registration, state);
        Optional<String> sealed = cookies.value(name, request);
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        cookies.delete(name, registration, request, response);
        return signIns.open(sealed.get(), registration).filter(session -> isNew(name, session.expiresAt()));
    }

    private boolean isNew(String name, Instant until) {
        try {
            return taken.remember(name, until);
        } catch (Exception failure) { // of any kind: the application lends it
            throw StorageFailures.of("the replay memory", failure);
        }
    }
}
