package dev.socialconnector.kakao.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialconnector.kakao.KakaoConnectorFactory;
import dev.socialconnector.settings.ConnectorMetadata;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Kakao's symbol, for light and dark backgrounds. */
final class KakaoLogoTest {
    private static final String PREFIX = "data:image/svg+xml;base64,";
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{3,8}");

    static Stream<URI> logos() {
        ConnectorMetadata metadata = new KakaoConnectorFactory().metadata();
        return Stream.of(metadata.logo().orElseThrow(), metadata.logoDark().orElseThrow());
    }

    /** Source: https://developers.kakao.com/docs/latest/en/kakaologin/design-guide. */
    @ParameterizedTest
    @MethodSource("logos")
    void theSymbolIsBlackOnKakaosYellow(URI logo) {
        String svg = svg(logo);

        List<String> colours =
                COLOUR.matcher(svg).results().map(MatchResult::group).toList();

        assertThat(colours).containsOnly("#FEE500", "#000000").startsWith("#FEE500");
    }

    @ParameterizedTest
    @MethodSource("logos")
    void aLogoIsOneSmallDrawingThatLoadsAndRunsNothing(URI logo) throws Exception {
        String svg = svg(logo);

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));

        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg).hasSizeLessThan(1_024).doesNotContain("href", "url(", "<script", "<style", "<!", " on");
    }

    /** Yellow hardly differs from white, so the light one has an edge; on dark it needs none. */
    @Test
    void onlyTheLightOneHasAnEdge() {
        List<String> drawings = logos().map(KakaoLogoTest::svg).toList();

        assertThat(drawings.get(0)).contains("stroke=");
        assertThat(drawings.get(1)).doesNotContain("stroke");
    }

    private static String svg(URI logo) {
        assertThat(logo.toString()).startsWith(PREFIX);
        byte[] bytes = Base64.getDecoder().decode(logo.toString().substring(PREFIX.length()));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
