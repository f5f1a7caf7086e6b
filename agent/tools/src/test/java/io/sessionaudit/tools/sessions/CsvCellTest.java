package io.sessionaudit.tools.sessions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "\uff1d1+1"})
    void marksFormulasAsText(String formula) {
        assertThat(CsvCell.of(formula, false)).startsWith("'");
        assertThat(CsvCell.of(formula, true).replace("\"", "")).isEqualTo(formula);
    }

    @Test
    void quotesFormulaWithSeparator() {
        assertThat(CsvCell.of("=cmd|'/c calc'!A0,\"x\"", false)).isEqualTo("\"'=cmd|'/c calc'!A0,\"\"x\"\"\"");
    }

    @Test
    void keepsNumbersAndPlainText() {
        assertThat(CsvCell.of(-1.5, false)).isEqualTo("-1.5");
        assertThat(CsvCell.of("http-8", false)).isEqualTo("http-8");
        assertThat(CsvCell.of("", false)).isEmpty();
        assertThat(CsvCell.of(null, false)).isEmpty();
    }

    @Test
    void replacesControlCharactersUnlessRaw() {
        assertThat(CsvCell.of("a\u001b\u009bb\nc", false)).isEqualTo("a  b c");
        assertThat(CsvCell.of("a\nb", true)).isEqualTo("\"a\nb\"");
    }
}
