package io.sessionaudit.tools.report;

import java.io.PrintWriter;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Puts text on lines of a width that terminals have. What comes from a log is made harmless on the way: a thread's name may
 * hold anything, escape sequences of a terminal among it.
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

    /** One line, in a style. */
    void line(String text, Style... styles) {
        out.println(styled(harmless(text), styles));
    }

    /** A heading, and the text that goes on beside it. */
    void heading(String heading, String text, Style... styles) {
        out.println(styled(harmless(heading), styles) + "  " + harmless(text));
    }

    /** A name in a column of its own, and a text that is broken into lines beside it. */
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
        StringBuilder harmless = new StringBuilder(text);
        for (int i = 0; i < harmless.length(); i++) {
            if (Character.isISOControl(harmless.charAt(i))) {
                harmless.setCharAt(i, ' ');
            }
        }
        return harmless.toString();
    }
}
