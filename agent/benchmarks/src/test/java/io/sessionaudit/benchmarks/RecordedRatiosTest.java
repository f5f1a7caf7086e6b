package io.sessionaudit.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code scripts/bench --check} must fail if something has become worse, and only then. */
class RecordedRatiosTest {
    private static final Cell CELL = new Cell(17, "pair", 20, 1);
    private static final Cell OTHER_JDK = new Cell(25, "pair", 20, 1);
    private static final String OURS = "Session Audit, default";
    private static final String OTHERS = "DBCP2 with abandoned tracking";

    @TempDir
    Path directory;

    private RecordedRatios record;

    @BeforeEach
    void recordTwiceThePlainPairAndEightyBytes() throws IOException {
        record = new RecordedRatios(directory.resolve("performance.json"));
        record.write(figures(100, 200, 80));
    }

    @Test
    void sameRatioOnSlowerMachineIsNoRegression() throws IOException {
        assertThat(record.regressions(figures(300, 600, 80))).isEmpty();
    }

    @Test
    void differenceOfAQuarterIsNoRegression() throws IOException {
        assertThat(record.regressions(figures(100, 250, 80))).isEmpty();
    }

    @Test
    void worseRatioIsARegression() throws IOException {
        assertThat(record.regressions(figures(100, 260, 80)))
                .singleElement()
                .asString()
                .contains(OURS, "2.60x of plain, on record 2.00x");
    }

    @Test
    void moreBytesAreARegression() throws IOException {
        assertThat(record.regressions(figures(100, 200, 120)))
                .singleElement()
                .asString()
                .contains("120 B above plain, on record 80 B");
    }

    @Test
    void costOfOthersIsNoRegression() throws IOException {
        Figures figures = figures(100, 200, 80);
        figures.add(CELL, OTHERS, List.of(100.0, 100.0), 0);
        record.write(figures);
        Figures slower = figures(100, 200, 80);
        slower.add(CELL, OTHERS, List.of(9_000.0, 9_000.0), 9_000);
        assertThat(record.regressions(slower)).isEmpty();
    }

    @Test
    void failsIfNothingWasCompared() throws IOException {
        assertThat(record.regressions(figures(OTHER_JDK, 100, 200, 80)))
                .singleElement()
                .asString()
                .contains("--record");
    }

    @Test
    void failsWithoutFiguresOfPlainPool() throws IOException {
        Figures figures = new Figures();
        figures.add(CELL, OURS, List.of(200.0, 200.0), 80);
        assertThat(record.regressions(figures)).singleElement().asString().contains("plain");
    }

    @Test
    void runOnOneJdkKeepsFiguresOfAnother() throws IOException {
        record.write(figures(OTHER_JDK, 100, 150, 80));
        assertThat(record.regressions(figures(100, 260, 80))).hasSize(1);
    }

    private static Figures figures(double plain, double ours, double addedBytes) {
        return figures(CELL, plain, ours, addedBytes);
    }

    private static Figures figures(Cell cell, double plain, double ours, double addedBytes) {
        Figures figures = new Figures();
        figures.add(cell, Subject.PLAIN, List.of(plain, plain), 56);
        figures.add(cell, OURS, List.of(ours, ours), 56 + addedBytes);
        return figures;
    }
}
