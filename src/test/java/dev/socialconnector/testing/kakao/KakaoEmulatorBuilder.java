package dev.socialconnector.testing.kakao;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Protocol;

/** The settings of a {@link KakaoEmulator} that are fixed once the emulator runs; every part is optional. */
public final class KakaoEmulatorBuilder {

    final List<String> redirectUris = new ArrayList<>();
    int port;
    int unknownClientStatus = 401;
    Clock clock = Clock.systemUTC();
    List<EmulatedUser> users = KakaoUsers.all();
    List<Protocol> protocols = List.of(Protocol.HTTP_1_1);
    Optional<String> clientId = Optional.empty();
    Optional<String> clientSecret = Optional.empty();
    Optional<String> issuer = Optional.of(KakaoEmulator.ISSUER);

    KakaoEmulatorBuilder() {}

    /** Listens on this port instead of a free one. */
    public KakaoEmulatorBuilder port(int value) {
        this.port = value;
        return this;
    }

    /** Takes the time from this clock. */
    public KakaoEmulatorBuilder clock(Clock value) {
        this.clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Gives the default app this REST API key instead of a random one. */
    public KakaoEmulatorBuilder clientId(String value) {
        this.clientId = Optional.of(value);
        return this;
    }

    /** Gives the default app this client secret instead of a random one. */
    public KakaoEmulatorBuilder clientSecret(String value) {
        this.clientSecret = Optional.of(value);
        return this;
    }

    /** Registers one more redirect URI for the default app. */
    public KakaoEmulatorBuilder redirectUri(String value) {
        redirectUris.add(Objects.requireNonNull(value, "redirectUri"));
        return this;
    }

    /** Names this issuer in ID tokens and discovery, instead of Kakao's. */
    public KakaoEmulatorBuilder issuer(String value) {
        this.issuer = Optional.of(value);
        return this;
    }

    /** Names the emulator's own address as issuer, as OpenID Connect Discovery demands of generic clients' providers. */
    public KakaoEmulatorBuilder ownAddressAsIssuer() {
        this.issuer = Optional.empty();
        return this;
    }

    /** Knows these users instead of those of {@link KakaoUsers}. */
    public KakaoEmulatorBuilder users(List<EmulatedUser> value) {
        this.users = List.copyOf(value);
        return this;
    }

    /** Speaks these protocols, such as {@link Protocol#H2_PRIOR_KNOWLEDGE} alone for HTTP/2 without TLS. */
    public KakaoEmulatorBuilder protocols(List<Protocol> value) {
        this.protocols = List.copyOf(value);
        return this;
    }

    /** Answers KOE101 at the token endpoint with this status; both 401 and 400 have been seen of Kakao. */
    public KakaoEmulatorBuilder unknownClientStatus(int value) {
        this.unknownClientStatus = value;
        return this;
    }

    /** Starts the emulator. */
    public KakaoEmulator start() {
        return new KakaoEmulator(this);
    }
}
