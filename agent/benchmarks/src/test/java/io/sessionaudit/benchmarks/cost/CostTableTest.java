package io.sessionaudit.benchmarks.cost;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CostTableTest {
    private static final CostSubject OTHER = new CostSubject("other", List.of(), "", 0, 0);

    private final Map<CostSubject, List<Phase>> runs = new LinkedHashMap<>();

    @Test
    void findsHalfAPercentBelowTheDriftOfTheMachine() {
        for (int round = 0; round < 10; round++) {
            double speed = 1 + 0.05 * round;
            add(CostSubject.PLAIN, 400 * speed, 400 * speed);
            add(OTHER, 402 * speed, 402 * speed);
        }

        assertThat(new CostTable(runs).largestInterval()).isCloseTo(0, within(1e-9));
        assertThat(printed()).contains("| other | 492.5 | +0.50 % ± 0.00 |");
    }

    @Test
    void statesTheSpreadOfTheRounds() {
        add(CostSubject.PLAIN, 400, 400);
        add(OTHER, 404, 404);
        add(CostSubject.PLAIN, 400, 400);
        add(OTHER, 396, 396);
        add(CostSubject.PLAIN, 400, 400);
        add(OTHER, 400, 400);

        // Student's quantile for two degrees of freedom is 4.30; the standard error is 0.577 %.
        assertThat(new CostTable(runs).largestInterval()).isCloseTo(0.0248, within(0.0001));
    }

    @Test
    void linesAreReadAsWritten() {
        Phase phase = phase("first", 400);

        assertThat(Phase.parse(phase.line())).isEqualTo(phase);
    }

    private void add(CostSubject subject, double... micros) {
        for (double each : micros) {
            List<Phase> phases = runs.computeIfAbsent(subject, key -> new ArrayList<>());
            phases.add(phase("first", each));
            phases.add(phase("steady", each));
        }
    }

    private static Phase phase(String name, double micros) {
        Map<ThreadKind, Double> groups = new EnumMap<>(ThreadKind.class);
        groups.put(ThreadKind.APPLICATION, micros);
        return new Phase(name, 1_000, 2, 1.5, new ProcessorTime(micros - 10, 10, groups));
    }

    private String printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CostTable(runs).print(new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}
