package dev.socialconnector.toolkit.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Tells which addresses a server may be asked at: by https, or on the own machine, without credentials in the address. */
public final class ServerAddress {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|::1");
    /** RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 section 2.5. */
    private static final Pattern OWN_MACHINE = Pattern.compile(
            "(?:.+\\.)?localhost[46]?(?:\\.localdomain[46]?)?\\.?|ip6-(?:localhost|loopback)\\.?|127(?:\\.\\d{1,3}){3}|0\\.0\\.0\\.0|::1?");
    /** No name ends in a number; resolvers read {@code 127.1} and {@code 2130706433} as addresses. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

    private ServerAddress() {}

    /**
     * Reads the address of a picture or a page that people may be shown: by https and not on the own machine, or nothing. A host that copies
     * pictures must still choose which networks it asks.
     */
    public static Optional<URI> https(String address) {
        try {
            return Optional.of(URI.create(address)).filter(it -> isHttps(it) && !isOwnMachine(it));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Tells whether an address is absolute, by https, without user and without fragment. */
    public static boolean isHttps(URI address) {
        HttpUrl url = plain(address);
        return url != null && url.isHttps();
    }

    /**
     * Tells whether an address is absolute, by http or https, on the loopback interface for sure, without user and without fragment.
     * There, plain http cannot be read on the way.
     */
    public static boolean isLoopback(URI address) {
        return isHost(LOOPBACK, address);
    }

    /**
     * Tells whether such an address may lead to the own machine or to the machines on its link, where clouds answer with credentials:
     * what strangers must not reach. By whatever name or spelling.
     */
    public static boolean isOwnMachine(URI address) {
        HttpUrl url = plain(address);
        return url != null && (OWN_MACHINE.matcher(url.host()).matches() || AddressLiteral.isNear(url.host()));
    }

    /** Tells whether secrets may be sent to a server at such an address: by https or on this machine, without user, query and fragment. */
    public static boolean isServer(URI address) {
        return (isHttps(address) || isLoopback(address)) && address.getRawQuery() == null;
    }

    /**
     * Makes sure that secrets may be sent to a server that code has named in place of a provider's own: by https, or on this machine.
     * Returns its address without a slash at its end, so that paths can be put behind.
     *
     * @param name what it is called, for the message
     * @throws IllegalArgumentException if its address is neither, or has a user, a query or a fragment; naming it
     */
    public static URI requireServer(String name, URI address) {
        if (!isServer(address)) {
            throw new IllegalArgumentException(
                    "the " + name + " address must be https, or http on a loopback host, without user or query");
        }
        return below(address, "");
    }

    /** Returns the address of the server that an address with a host is at, without user, path and query. */
    static URI root(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return URI.create(address.getScheme() + "://" + address.getHost() + port + "/");
    }

    /** Returns the address of a path at a server, whether the server's ends with a slash or not. */
    public static URI below(URI server, String path) {
        return URI.create(server.toString().replaceFirst("/$", "") + path);
    }

    private static boolean isHost(Pattern pattern, URI address) {
        HttpUrl url = plain(address);
        return url != null && pattern.matcher(url.host()).matches();
    }

    private static @Nullable HttpUrl plain(URI address) {
        HttpUrl url = address.getHost() == null ? null : HttpUrl.parse(address.toString());
        return url != null
                        && url.username().isEmpty()
                        && url.password().isEmpty()
                        && url.fragment() == null
                        && isUnambiguous(url.host())
                ? url
                : null;
    }

    private static boolean isUnambiguous(String host) {
        return !ENDS_IN_NUMBER.matcher(host).matches() || IPV4.matcher(host).matches();
    }
}
