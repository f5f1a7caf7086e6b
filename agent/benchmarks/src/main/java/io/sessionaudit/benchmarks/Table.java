package io.sessionaudit.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a Markdown table for each JDK: a row for each subject, a column for each cell. */
final class Table {
    private final Figures figures;

    Table(Figures figures) {
        this.figures = figures;
    }

    String markdown() {
        return figures.cells().stream()
                .map(Cell::jdk)
                .distinct()
                .map(this::ofJdk)
                .collect(Collectors.joining("\n"));
    }

    private String ofJdk(int jdk) {
        List<Cell> cells =
                figures.cells().stream().filter(cell -> cell.jdk() == jdk).toList();
        StringBuilder text =
                new StringBuilder("**JDK " + jdk + "**: ns for one operation (times the plain pool); bytes\n\n|");
        cells.forEach(cell -> text.append(" | ").append(cell));
        text.append(" |\n| ---").append(" | ---".repeat(cells.size())).append(" |\n");
        for (String subject : figures.subjects()) {
            text.append("| ").append(subject);
            cells.forEach(cell -> text.append(" | ").append(words(cell, subject)));
            text.append(" |\n");
        }
        return text.toString();
    }

    private String words(Cell cell, String subject) {
        Figure figure = figures.of(cell, subject);
        if (figure == null) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%,.0f ± %,.0f (%.2f); %,.0f B",
                figure.nanos(),
                figure.error(),
                figures.ratio(cell, subject),
                figure.bytes());
    }
}
