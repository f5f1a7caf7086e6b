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
 * A table of docs/compatibility.md, or of another page, whose rows are what a test has just measured. A row that says something else fails the
 * test; run with {@code -Dsession-audit.test.write-docs=true} it is written instead. The rows lie between two marks; the
 * words around them are people's.
 *
 * @param page where it is
 * @param name the name in the marks
 */
public record MeasuredTable(Path page, String name) {
    private static final Path COMPATIBILITY = Path.of("..", "..", "docs", "compatibility.md");
    private static final String COMMAND = "scripts/generate-docs --measured";

    /** A table of docs/compatibility.md. */
    public MeasuredTable(String name) {
        this(COMPATIBILITY, name);
    }

    /** Checks one row, or writes it; its first cell is its name. */
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

    /** Checks all rows, or writes them. */
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

    /** The page, and where the rows are in it: after the mark, the heading and the line under it, before the other mark. */
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
