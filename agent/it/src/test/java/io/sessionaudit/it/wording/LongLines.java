package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines over 120 columns. Exempt are imports, and in Markdown table rows, fenced code blocks and URLs. */
final class LongLines {
    static final int MAX_COLUMNS = 120;

    private static final Pattern URL = Pattern.compile("\\S*https?://\\S+");

    private LongLines() {}

    /** {@return the long lines, each as {@code FILE:LINE: COLUMNS columns}} */
    static List<String> find(Path file, String text) {
        boolean markdown = file.toString().endsWith(".md");
        boolean fenced = false;
        List<String> found = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean fence = markdown && line.strip().startsWith("```");
            fenced ^= fence;
            boolean exempt = markdown ? fenced || fence || line.startsWith("|") : line.startsWith("import ");
            int columns = columns(markdown ? URL.matcher(line).replaceAll("") : line);
            if (!exempt && columns > MAX_COLUMNS) {
                found.add(file + ":" + (i + 1) + ": " + columns + " columns");
            }
        }
        return found;
    }

    private static int columns(String line) {
        return line.codePointCount(0, line.length());
    }
}
