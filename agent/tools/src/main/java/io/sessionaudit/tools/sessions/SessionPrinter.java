package io.sessionaudit.tools.sessions;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.LogFormat;
import tools.jackson.databind.json.JsonMapper;

/** Ways to show sessions, one line each. A text of a log never ends a line, nor moves a terminal's cursor. */
public final class SessionPrinter {
    private static final String COLUMNS = "%-23s  %9s  %-12s  %-20s  %-20s  %9s  %10s  %s";

    private SessionPrinter() {}

    /** {@return for people} */
    public static Consumer<SessionRow> table(PrintWriter out) {
        boolean[] begun = {false};
        return row -> {
            if (!begun[0]) {
                begun[0] = true;
                out.println(
                        line("OPENED (UTC)", "HELD", "END", "SOURCE", "THREAD", "SERVER ID", "STATEMENTS", "PLACE"));
            }
            Long serverId = row.number(LogFormat.SERVER_ID);
            Long statements = row.number(LogFormat.STATEMENTS);
            out.println(line(
                    moment(row.record().text(LogFormat.OPENED)),
                    millis(row.heldMs()),
                    row.end(),
                    row.record().text(LogFormat.SOURCE),
                    row.record().text(LogFormat.THREAD),
                    serverId == null ? "-" : serverId.toString(),
                    statements == null ? "-" : statements.toString(),
                    row.place() == null ? "-" : row.place()));
        };
    }

    /** {@return for tools: JSON lines} */
    public static Consumer<SessionRow> json(PrintWriter out) {
        return row -> out.print(JsonMapper.shared().writeValueAsString(row.fields()) + "\n");
    }

    /** {@return for tables: CSV as RFC 4180 has it, with a head} */
    public static Consumer<SessionRow> csv(PrintWriter out) {
        boolean[] begun = {false};
        return row -> {
            var fields = row.fields();
            if (!begun[0]) {
                begun[0] = true;
                out.print(String.join(",", fields.keySet()) + "\r\n");
            }
            out.print(fields.values().stream().map(SessionPrinter::quoted).collect(Collectors.joining(",")) + "\r\n");
        };
    }

    /** {@return a text without what would move a terminal's cursor or end a line} */
    public static String harmless(String text) {
        return text == null
                ? "-"
                : text.chars()
                        .map(each -> Character.isISOControl(each) ? ' ' : each)
                        .collect(StringBuilder::new, (all, each) -> all.append((char) each), StringBuilder::append)
                        .toString();
    }

    static String millis(double millis) {
        if (millis < 10_000) {
            return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
        }
        return millis < 7_200_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
                : String.format(Locale.ROOT, "%.1f h", millis / 3_600_000);
    }

    /** Milliseconds are enough for the eye. */
    static String moment(String time) {
        return time == null || time.length() < 23 ? "-" : time.substring(0, 10) + " " + time.substring(11, 23);
    }

    private static String line(String... cells) {
        Object[] shown = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            String text = harmless(cells[i]);
            boolean named = i == 3 || i == 4;
            shown[i] = named && text.length() > 20 ? text.substring(0, 19) + "\u2026" : text;
        }
        return String.format(Locale.ROOT, COLUMNS, shown);
    }

    private static String quoted(Object value) {
        String text = value == null ? "" : value.toString();
        return text.chars().anyMatch(each -> each == '"' || each == ',' || each == '\n' || each == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
