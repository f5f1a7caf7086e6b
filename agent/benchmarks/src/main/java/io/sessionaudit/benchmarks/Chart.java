package io.sessionaudit.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One cell of the table as bars, in SVG: what each subject adds to the plain pool, on a logarithmic scale. */
final class Chart {
    private static final int WIDTH = 860;
    private static final int LEFT = 270;
    private static final int ROW = 26;
    private static final int TOP = 64;
    private static final int LARGEST_EXPONENT = 5;

    private final Figures figures;
    private final Cell cell;

    Chart(Figures figures, Cell cell) {
        this.figures = figures;
        this.cell = cell;
    }

    String svg() {
        List<String> subjects = figures.subjects().stream()
                .filter(subject -> !subject.equals(Subject.PLAIN) && figures.of(cell, subject) != null)
                .sorted(Comparator.comparingDouble(this::added))
                .toList();
        int height = TOP + subjects.size() * ROW + 36;
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\" role=\"img\">",
                WIDTH,
                height);
        add(svg, "<title>What it adds to one borrow and close, in nanoseconds</title>");
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
        add(
                svg,
                "<text x=\"12\" y=\"24\" font-size=\"16\" fill=\"#1a1a1a\">What it adds to one borrow and close, ns"
                        + " (logarithmic)</text>");
        add(
                svg,
                "<text x=\"12\" y=\"44\" fill=\"#555555\">JDK %d, %s; plain HikariCP itself: %.0f ns</text>",
                cell.jdk(),
                cell,
                figures.of(cell, Subject.PLAIN).nanos());
        for (int exponent = 0; exponent <= LARGEST_EXPONENT; exponent++) {
            double x = x(Math.pow(10, exponent));
            add(
                    svg,
                    "<line x1=\"%.0f\" y1=\"%d\" x2=\"%.0f\" y2=\"%d\" stroke=\"#dddddd\"/>",
                    x,
                    TOP - 8,
                    x,
                    height - 24);
            add(
                    svg,
                    "<text x=\"%.0f\" y=\"%d\" fill=\"#555555\" text-anchor=\"middle\">%,d</text>",
                    x,
                    height - 8,
                    (long) Math.pow(10, exponent));
        }
        int y = TOP;
        for (String subject : subjects) {
            bar(svg, subject, y);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private void bar(StringBuilder svg, String subject, int y) {
        double added = added(subject);
        double end = x(Math.max(1, added));
        String colour = subject.startsWith("Session Audit") ? "#1f6feb" : "#9aa4b2";
        add(svg, "<text x=\"%d\" y=\"%d\" fill=\"#1a1a1a\" text-anchor=\"end\">%s</text>", LEFT - 10, y + 14, subject);
        add(svg, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>", LEFT, y, end - LEFT, colour);
        add(svg, "<text x=\"%.1f\" y=\"%d\" fill=\"#1a1a1a\">%,.0f</text>", end + 6, y + 14, added);
    }

    private double added(String subject) {
        return figures.of(cell, subject).nanos()
                - figures.of(cell, Subject.PLAIN).nanos();
    }

    private static double x(double nanos) {
        return LEFT + Math.log10(nanos) / LARGEST_EXPONENT * (WIDTH - LEFT - 70);
    }

    private static void add(StringBuilder svg, String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
