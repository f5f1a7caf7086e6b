package io.sessionaudit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The recorded ratios of an accepted run, in a file next to the documentation. Absolute times are not compared: they
 * depend on the machine.
 */
final class RecordedRatios {
    /** The difference between two runs on a shared machine. */
    private static final double TOLERANCE = 0.25;

    private static final double TOLERATED_BYTES = 8;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    RecordedRatios(Path file) {
        this.file = file;
    }

    void write(Figures figures) throws IOException {
        Map<String, Object> record = new TreeMap<>();
        if (Files.exists(file)) { // a run on one JDK keeps the record of others
            JSON.readTree(Files.readString(file))
                    .properties()
                    .forEach(each -> record.put(each.getKey(), each.getValue()));
        }
        for (Cell cell : figures.cells()) {
            for (String subject : figures.subjects()) {
                if (figures.of(cell, subject) != null) {
                    ObjectNode entry = JSON.createObjectNode();
                    entry.put("ratio", rounded(figures.ratio(cell, subject)));
                    entry.put("added_bytes", rounded(figures.addedBytes(cell, subject)));
                    record.put(cell.key(subject), entry);
                }
            }
        }
        Files.writeString(file, JSON.writeValueAsString(record) + "\n");
    }

    /** {@return a description of each own figure that has become worse} */
    List<String> regressions(Figures figures) throws IOException {
        JsonNode record = JSON.readTree(Files.readString(file));
        List<String> regressions = new ArrayList<>();
        int compared = 0;
        for (Cell cell : figures.cells()) {
            for (String subject : figures.subjects()) {
                JsonNode entry = record.get(cell.key(subject));
                if (entry == null || !subject.startsWith("Session Audit")) {
                    continue;
                }
                compared++;
                double before = entry.get("ratio").asDouble();
                double now = figures.ratio(cell, subject);
                if (Double.isNaN(now)) {
                    regressions.add(cell.key(subject) + ": the plain pool was not measured with it");
                    continue;
                }
                if (now > before * (1 + TOLERANCE)) {
                    regressions.add("%s: %.2fx of plain, on record %.2fx".formatted(cell.key(subject), now, before));
                }
                double bytesBefore = entry.get("added_bytes").asDouble();
                double bytesNow = figures.addedBytes(cell, subject);
                if (bytesNow > bytesBefore * (1 + TOLERANCE) + TOLERATED_BYTES) {
                    regressions.add("%s: %.0f B above plain, on record %.0f B"
                            .formatted(cell.key(subject), bytesNow, bytesBefore));
                }
            }
        }
        if (compared == 0) {
            regressions.add("nothing that was measured is on record in " + file + "; run scripts/bench --record");
        }
        return regressions;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
