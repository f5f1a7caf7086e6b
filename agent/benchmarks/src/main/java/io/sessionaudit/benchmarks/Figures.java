package io.sessionaudit.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that was measured in one run. Not threadsafe. */
final class Figures {
    private record Series(List<Double> nanos, List<Double> bytes) {}

    private final Map<Cell, Map<String, Series>> series = new LinkedHashMap<>();

    void add(Cell cell, String subject, List<Double> nanos, double bytes) {
        Series own = series.computeIfAbsent(cell, key -> new LinkedHashMap<>())
                .computeIfAbsent(subject, key -> new Series(new ArrayList<>(), new ArrayList<>()));
        own.nanos.addAll(nanos);
        own.bytes.add(bytes);
    }

    Set<Cell> cells() {
        return series.keySet();
    }

    /** {@return the subjects, in the order in which they were measured} */
    Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>();
        series.values().forEach(row -> subjects.addAll(row.keySet()));
        return subjects;
    }

    /** {@return the figure, or null if nothing was measured} */
    Figure of(Cell cell, String subject) {
        Series own = series.getOrDefault(cell, Map.of()).get(subject);
        return own == null ? null : Figure.of(array(own.nanos), array(own.bytes));
    }

    /** {@return how many times as long as on the plain pool of the same run, or NaN} */
    double ratio(Cell cell, String subject) {
        Figure own = of(cell, subject);
        Figure plain = of(cell, Subject.PLAIN);
        return own == null || plain == null ? Double.NaN : own.nanos() / plain.nanos();
    }

    /** {@return what is allocated beyond what the plain pool of the same run allocates, or NaN} */
    double addedBytes(Cell cell, String subject) {
        Figure own = of(cell, subject);
        Figure plain = of(cell, Subject.PLAIN);
        return own == null || plain == null ? Double.NaN : own.bytes() - plain.bytes();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
