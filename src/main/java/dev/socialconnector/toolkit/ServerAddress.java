package dev.socialconnector.toolkit;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Tells which addresses a server may be asked at: by https, or on the own machine, without credentials in the address. */
public final class ServerAddress {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|::1");

    private ServerAddress() {}

    /** Tells whether an address is absolute, by https, without user and without fragment. */
    public static boolean isHttps(URI address) {
        HttpUrl url = plain(address);
        return url != null && url.isHttps();
    }

    /** Tells whether an address is absolute, by http or https, on the own machine, without user and without fragment. */
    public static boolean isLoopback(URI address) {
        HttpUrl url = plain(address);
        return url != null && LOOPBACK.matcher(url.host()).matches();
    }

    private static @Nullable HttpUrl plain(URI address) {
        HttpUrl url = address.getHost() == null ? null : HttpUrl.parse(address.toString());
        return url != null && url.username().isEmpty() && url.password().isEmpty() && url.fragment() == null
                ? url
                : null;
    }
}
