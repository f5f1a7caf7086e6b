package io.sessionaudit.tools.report;

import java.io.PrintWriter;

import io.sessionaudit.core.log.PrintableText;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Breaks text into lines for a terminal. All strings pass through {@link PrintableText}.
 */
final class Layout {
    private static final int WIDTH = 96;

    private final PrintWriter out;
    private final Ansi ansi;

    Layout(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void blank() {
        out.println();
    }

    /** Prints one line. */
    void line(String text, Style... styles) {
        out.println(styled(harmless(text), styles));
    }

    /** Prints a heading and the text on the same line. */
    void heading(String heading, String text, Style... styles) {
        out.println(styled(harmless(heading), styles) + "  " + harmless(text));
    }

    /** Prints a name in the first column, and the text, broken into lines, in the second. */
    void field(String indent, String name, String text) {
        String margin = indent + " ".repeat(12);
        StringBuilder line = new StringBuilder(indent).append(String.format("%-12s", name));
        int begin = line.length();
        for (String word : harmless(text).split(" ")) {
            if (line.length() > begin && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line.setLength(0);
                line.append(margin);
                begin = line.length();
            }
            line.append(line.length() > begin ? " " : "").append(word);
        }
        out.println(line);
    }

    private String styled(String text, Style... styles) {
        return ansi.enabled() && styles.length > 0 ? Style.on(styles) + text + Style.reset.on() : text;
    }

    private static String harmless(String text) {
        return PrintableText.of(text);
    }
}
