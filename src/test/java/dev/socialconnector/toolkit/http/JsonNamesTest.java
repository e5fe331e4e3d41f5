package dev.socialconnector.toolkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** B3: the names in strangers' documents fill nothing that stays, and slow nobody's reading down. */
class JsonNamesTest {
    private static final int DOCUMENTS = 3_000;
    private static final int NAMES = 40;

    @Test
    void madeUpNamesAreForgotten() {
        read(0);
        long before = used();

        for (int document = 1; document <= DOCUMENTS; document++) {
            read(document);
        }

        assertThat(used() - before).isLessThan(4_000_000);
    }

    /** A name that two documents share as an object comes from a table, which whoever writes documents can fill. */
    @Test
    void noTableOfNamesIsShared() {
        byte[] document = "{\"a-name-that-is-not-short\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(nameIn(document)).isNotSameAs(nameIn(document));
    }

    private static String nameIn(byte[] document) {
        return JsonObject.parse(document)
                .orElseThrow()
                .members()
                .keySet()
                .iterator()
                .next();
    }

    private static void read(int document) {
        String members = IntStream.range(0, NAMES)
                .mapToObj(i -> "\"made-up-name-that-is-long-" + "x".repeat(200) + document + "-" + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(JsonObject.parse(members.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .members())
                .hasSize(NAMES);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
