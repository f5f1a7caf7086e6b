package io.sessionaudit.publishing.licences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The table of bundled libraries: one row per library with its name, its licences and, if it is no jar of the class
 * path, the entry of the agent's jar that contains it. Immutable.
 *
 * @param rows in the order of the file
 */
record LicenceTable(List<Row> rows) {
    /**
     * A library.
     *
     * @param name its artifact's name
     * @param licences SPDX identifiers, separated by commas
     * @param entry a file in the jar, or null
     */
    record Row(String name, String licences, String entry) {}

    static LicenceTable read(Path file) throws IOException {
        return new LicenceTable(Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .map(cells -> {
                    if (cells.length < 2 || cells.length > 3) {
                        throw new IllegalArgumentException(
                                file + ": \"" + String.join(" ", cells) + "\" is not: name licences [entry]");
                    }
                    return new Row(cells[0], cells[1], cells.length == 3 ? cells[2] : null);
                })
                .toList());
    }

    Row find(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElse(null);
    }
}
