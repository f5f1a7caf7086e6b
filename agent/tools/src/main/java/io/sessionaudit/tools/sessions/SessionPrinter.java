package io.sessionaudit.tools.sessions;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.PrintableText;
import tools.jackson.databind.json.JsonMapper;

/** Prints sessions, one line each. Control characters in strings of a log are replaced. */
public final class SessionPrinter {
    private static final String COLUMNS = "%-23s  %9s  %-12s  %-20s  %-20s  %9s  %10s  %s";

    private SessionPrinter() {}

    /** {@return a printer of a table} */
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
                    row.place() == null
                            ? "-"
                            : row.place() + (row.through() == null ? "" : " through " + row.through())));
        };
    }

    /** {@return a printer of JSON lines} */
    public static Consumer<SessionRow> json(PrintWriter out) {
        return row -> {
            String json = JsonMapper.shared().writeValueAsString(row.fields());
            out.print(PrintableText.ofJson(json) + "\n");
        };
    }

    /**
     * {@return a printer of CSV (RFC 4180) with a header}
     *
     * @param raw whether cells are printed as they are, also those that a spreadsheet would execute
     */
    public static Consumer<SessionRow> csv(PrintWriter out, boolean raw) {
        boolean[] begun = {false};
        return row -> {
            var fields = row.fields();
            if (!begun[0]) {
                begun[0] = true;
                out.print(String.join(",", fields.keySet()) + "\r\n");
            }
            out.print(fields.values().stream()
                            .map(value -> CsvCell.of(value, raw))
                            .collect(Collectors.joining(","))
                    + "\r\n");
        };
    }

    /** {@return the string as it may be printed on a terminal; a hyphen for null} */
    public static String harmless(String text) {
        return text == null ? "-" : PrintableText.of(text);
    }

    static String millis(double millis) {
        if (millis < 10_000) {
            return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
        }
        return millis < 7_200_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000)
                : String.format(Locale.ROOT, "%.1f h", millis / 3_600_000);
    }

    /** {@return a time to the millisecond} */
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
}
