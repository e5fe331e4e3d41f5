package dev.socialconnector.toolkit.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D1 and D7: what is in use is shared, and what is not in use does not pile up. */
class RecentlyUsedTest {
    private final List<Integer> made = new ArrayList<>();
    private final RecentlyUsed<Integer, String> entries = new RecentlyUsed<>();

    @Test
    void whatIsKnownIsMadeOnce() {
        String first = get(1);

        assertThat(get(1)).isSameAs(first);
        assertThat(made).containsExactly(1);
    }

    @Test
    void theOneThatWasNotUsedForLongestIsForgotten() {
        IntStream.range(0, 1_000).forEach(this::get);
        get(0);

        get(1_000);

        made.clear();
        get(0);
        get(2);
        get(1_000);
        assertThat(made).isEmpty();
        get(1);
        assertThat(made).containsExactly(1);
    }

    private String get(int name) {
        return entries.get(name, missing -> {
            made.add(missing);
            return Integer.toString(missing);
        });
    }
}
