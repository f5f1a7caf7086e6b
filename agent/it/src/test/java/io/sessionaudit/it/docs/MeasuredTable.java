package io.sessionaudit.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table of docs/compatibility.md, or of another page, whose rows a test has measured. A different row fails the test;
 * with {@code -Dsession-audit.test.write-docs=true} it is written instead. The rows are between two markers; the
 * surrounding text is written by people.
 *
 * @param page the file
 * @param name the name in the markers
 */
public record MeasuredTable(Path page, String name) {
    private static final Path COMPATIBILITY = Path.of("..", "..", "docs", "compatibility.md");
    private static final String COMMAND = "scripts/generate-docs --measured";

    /** A table of docs/compatibility.md. */
    public MeasuredTable(String name) {
        this(COMPATIBILITY, name);
    }

    /** Checks or writes one row; its first cell is its name. */
    public void checkRow(String row) {
        change(rows -> {
            List<String> changed = new ArrayList<>(rows);
            for (int i = 0; i < changed.size(); i++) {
                if (firstCell(changed.get(i)).equals(firstCell(row))) {
                    changed.set(i, row);
                    return changed;
                }
            }
            changed.add(row);
            return changed;
        });
    }

    /** Checks or writes all rows. */
    public void checkRows(Collection<String> measured) {
        change(rows -> List.copyOf(measured));
    }

    /** {@return the names of the rows that the page has} */
    public List<String> names() {
        Lines lines = Lines.read(this);
        return lines.all.subList(lines.begin, lines.end).stream()
                .map(MeasuredTable::firstCell)
                .toList();
    }

    private interface Change {
        List<String> of(List<String> rows);
    }

    /** Several tests may write, one after the other; failsafe runs them in one JVM. */
    private void change(Change change) {
        synchronized (MeasuredTable.class) {
            Lines lines = Lines.read(this);
            List<String> rows = List.copyOf(lines.all.subList(lines.begin, lines.end));
            List<String> measured = change.of(rows);
            if (Boolean.getBoolean("session-audit.test.write-docs")) {
                lines.write(measured);
            } else {
                assertThat(rows)
                        .as(
                                "the rows of table \"%s\" in %s, against what was measured; renew them: %s",
                                name, page, COMMAND)
                        .isEqualTo(measured);
            }
        }
    }

    private static String firstCell(String row) {
        return row.split("\\|", -1)[1].strip();
    }

    /**
     * The page and the position of the rows: after the first marker, the heading and its underline, before the second
     * marker.
     */
    private record Lines(Path page, List<String> all, int begin, int end) {
        static Lines read(MeasuredTable table) {
            try {
                List<String> all = Files.readAllLines(table.page);
                int begin = all.indexOf("<!-- measured: " + table.name + " -->");
                int end = all.indexOf("<!-- end: " + table.name + " -->");
                assertThat(begin)
                        .as("the mark of table %s in %s", table.name, table.page)
                        .isNotNegative();
                assertThat(end)
                        .as("the end of table %s in %s", table.name, table.page)
                        .isGreaterThanOrEqualTo(begin + 3);
                return new Lines(table.page, all, begin + 3, end);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void write(List<String> rows) {
            List<String> changed = new ArrayList<>(all.subList(0, begin));
            changed.addAll(rows);
            changed.addAll(all.subList(end, all.size()));
            try {
                Files.write(page, changed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
