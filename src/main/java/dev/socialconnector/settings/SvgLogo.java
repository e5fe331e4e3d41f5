package dev.socialconnector.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A provider's symbol as the {@code data:} address (RFC 2397) that an image element shows without a request to a server. */
public final class SvgLogo {
    /** The longest drawing, in bytes; a logo travels with every page that has it. */
    public static final int MAX_BYTES = 4_096;

    private SvgLogo() {}

    /**
     * Reads a drawing from a resource of the connector's own jar, and closes it:
     * {@code SvgLogo.of(MyConnectorFactory.class.getResourceAsStream("logo.svg"))}.
     *
     * @throws NullPointerException if there is no such resource
     * @throws IllegalArgumentException if it is longer than {@link #MAX_BYTES}
     */
    public static URI of(@Nullable InputStream svg) {
        try (InputStream drawing = Objects.requireNonNull(svg, "there is no such resource")) {
            byte[] bytes = drawing.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("a logo must not be longer than " + MAX_BYTES + " bytes");
            }
            return URI.create("data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes));
        } catch (IOException broken) {
            throw new UncheckedIOException("the logo cannot be read", broken);
        }
    }
}
