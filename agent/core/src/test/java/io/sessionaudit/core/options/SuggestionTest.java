package io.sessionaudit.core.options;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionTest {
    private static final List<String> NAMES = List.of("log", "sql", "sites", "held-after", "thread-rule", "report");

    @Test
    void suggestsTheClosestName() {
        assertThat(Suggestion.nearest("lo", NAMES)).isEqualTo("log");
        assertThat(Suggestion.nearest("heldafter", NAMES)).isEqualTo("held-after");
        assertThat(Suggestion.nearest("threadrules", NAMES)).isEqualTo("thread-rule");
        assertThat(Suggestion.nearest("reprot", NAMES)).isEqualTo("report");
    }

    @Test
    void suggestsNothingIfNoNameIsSimilar() {
        assertThat(Suggestion.nearest("foo", NAMES)).isNull();
        assertThat(Suggestion.nearest("", NAMES)).isNull();
        assertThat(Suggestion.nearest("completely-different", NAMES)).isNull();
    }
}
