package dev.socialconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** How a connector's drawing becomes an address. */
final class SvgLogoTest {
    @Test
    void aDrawingBecomesADataAddress() {
        InputStream svg = new ByteArrayInputStream(new byte[] {'<', 's', 'v', 'g', '/', '>'});

        assertThat(SvgLogo.of(svg)).hasToString("data:image/svg+xml;base64,PHN2Zy8+");
    }

    @Test
    void aDrawingMayHaveItsGreatestLengthAndNoMore() {
        byte[] longest = new byte[SvgLogo.MAX_BYTES];
        byte[] tooLong = new byte[SvgLogo.MAX_BYTES + 1];

        assertThat(SvgLogo.of(new ByteArrayInputStream(longest)).toString())
                .startsWith("data:image/svg+xml;base64,AAAA");
        assertThatIllegalArgumentException().isThrownBy(() -> SvgLogo.of(new ByteArrayInputStream(tooLong)));
    }

    @Test
    void aResourceThatIsNotThereIsToldOf() {
        InputStream missing = SvgLogoTest.class.getResourceAsStream("no-such.svg");

        assertThatNullPointerException()
                .isThrownBy(() -> SvgLogo.of(missing))
                .withMessageContaining("no such resource");
    }

    @Test
    void aResourceThatCannotBeReadIsToldOf() {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> SvgLogo.of(broken)).isInstanceOf(UncheckedIOException.class);
    }
}
