package io.sessionaudit.tools.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sessionaudit.core.log.LiveFormat;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.tools.top.ScreenLine.LineKind;
import tools.jackson.databind.JsonNode;

/** Renders a state as lines: pools, places, open sessions and findings. Not thread-safe. */
public final class StateView {
    /** Lines of narrower terminals are cut. */
    private static final int NARROWEST = 80;

    private final JsonNode state;
    private final SortOrder order;
    private final int width;
    private final int shown;
    private final List<ScreenLine> lines = new ArrayList<>();

    private StateView(JsonNode state, SortOrder order, int width) {
        this.state = state;
        this.order = order;
        this.width = Math.max(NARROWEST, width);
        this.shown = width;
    }

    /** {@return all of a state as plain lines} */
    public static List<String> plain(JsonNode state, int width) {
        return new StateView(state, SortOrder.HELD, width)
                .lines(Integer.MAX_VALUE, -1, "").stream()
                        .map(ScreenLine::text)
                        .map(String::stripTrailing)
                        .toList();
    }

    /** {@return the numbers of the open sessions in their order} */
    static List<Long> sessionNumbers(JsonNode state, SortOrder order) {
        return sorted(state.path(LogFormat.SESSIONS), order).stream()
                .map(session -> session.path(LogFormat.SESSION).asLong(0))
                .toList();
    }

    /**
     * {@return a state as lines for a terminal}
     *
     * @param selected the number of the selected session; -1 for none
     * @param note what the title begins with, after the name of the command
     */
    static List<ScreenLine> lines(JsonNode state, SortOrder order, int width, int height, long selected, String note) {
        return new StateView(state, order, width).lines(height, selected, note);
    }

    private List<ScreenLine> lines(int height, long selected, String note) {
        JsonNode findings = state.path(LogFormat.FINDINGS);
        title(note);
        pools(height == Integer.MAX_VALUE ? height : Math.max(2, height / 6));
        places(height == Integer.MAX_VALUE ? height : Math.max(2, height / 6));
        int forFindings = Math.min(findings.size(), height == Integer.MAX_VALUE ? height : Math.max(2, height / 6));
        int left = height == Integer.MAX_VALUE ? height : height - lines.size() - forFindings - 4;
        sessions(left, selected);
        findings(forFindings);
        return lines;
    }

    private void title(String note) {
        String time = state.path(LogFormat.TIME).asString("");
        int clock = time.indexOf('T') + 1;
        String shownTime = time.length() >= clock + 8 ? time.substring(clock, clock + 8) + "Z" : time;
        long dropped = state.path(LiveFormat.DROPPED).asLong(0);
        lines.add(new ScreenLine(
                "session-audit top" + note + "  "
                        + count(state.path(LogFormat.OPEN).asInt(0), "session") + " open"
                        + (state.path(LiveFormat.AUDITING).asBoolean(true) ? "" : "  AUDIT IS OFF")
                        + (dropped > 0 ? "  " + dropped + " not recorded" : "")
                        + "  " + text(state, LogFormat.PID) + " " + text(state, LogFormat.MAIN) + "  " + shownTime,
                LineKind.TITLE));
    }

    private void pools(int most) {
        heading(
                "%-" + (width - 48) + "s %6s %5s %7s %8s %8s %8s",
                "POOL",
                "IN USE",
                "MAX",
                "WAITING",
                "TIMEOUTS",
                "LOST",
                "SESSIONS");
        rows(
                state.path(LiveFormat.POOLS),
                most,
                pool -> new ScreenLine(
                        String.format(
                                Locale.ROOT,
                                "%-" + (width - 48) + "s %6s %5s %7s %8s %8s %8s",
                                end(text(pool, LogFormat.SOURCE), width - 48),
                                text(pool, LogFormat.IN_USE),
                                text(pool, LogFormat.MAX),
                                text(pool, LogFormat.WAITING),
                                text(pool, LiveFormat.TIMEOUTS),
                                text(pool, LogFormat.LOST),
                                text(pool, LogFormat.SESSIONS)),
                        pool.path(LiveFormat.EXHAUSTED).asBoolean(false) ? LineKind.ALARM : LineKind.TEXT));
    }

    private void places(int most) {
        int place = width - 24;
        heading("%-" + place + "s %6s %6s %8s", "PLACE", "IN USE", "IDLE %", "LONGEST");
        List<JsonNode> sorted = new ArrayList<>();
        state.path(LogFormat.PLACES).forEach(sorted::add);
        sorted.sort(order.places());
        rows(
                sorted,
                most,
                row -> ScreenLine.text(String.format(
                        Locale.ROOT,
                        "%-" + place + "s %6s %6s %8s",
                        end(text(row, LogFormat.PLACE), place),
                        text(row, LogFormat.IN_USE),
                        text(row, LiveFormat.IDLE_PERCENT),
                        time(row, LogFormat.HELD_MS))));
    }

    private void sessions(int most, long selected) {
        int place = width - 57;
        String format = "%7s %-16s %-8s %8s %8s %4s %s";
        heading(format, "SESSION", "THREAD", "STATE", "HELD", "IDLE", "STMT", "PLACE");
        List<JsonNode> sorted = sorted(state.path(LogFormat.SESSIONS), order);
        int from = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).path(LogFormat.SESSION).asLong(0) == selected) {
                from = Math.max(0, i - Math.max(0, most - 1)); // so that the selected one is visible
            }
        }
        rows(
                sorted.subList(from, sorted.size()),
                most,
                row -> new ScreenLine(
                        String.format(
                                Locale.ROOT,
                                format,
                                text(row, LogFormat.SESSION),
                                end(text(row, LogFormat.THREAD), 16),
                                text(row, LogFormat.SESSION_STATE)
                                        + (row.path(LogFormat.UNCOMMITTED_CHANGES)
                                                        .asBoolean(false)
                                                ? "*"
                                                : ""),
                                time(row, LogFormat.HELD_MS),
                                time(row, LogFormat.IDLE_MS),
                                text(row, LogFormat.STATEMENTS),
                                end(text(row, LogFormat.PLACE), place)),
                        row.path(LogFormat.SESSION).asLong(0) == selected ? LineKind.SELECTED : LineKind.TEXT));
    }

    private void findings(int most) {
        heading("%-9s %-22s %5s  %s", "FINDING", "KIND", "COUNT", "PLACE");
        rows(state.path(LogFormat.FINDINGS), most, row -> {
            String time = text(row, LogFormat.TIME);
            int clock = time.indexOf('T') + 1;
            return new ScreenLine(
                    String.format(
                            Locale.ROOT,
                            "%-9s %-22s %5s  %s",
                            time.substring(clock, Math.min(time.length(), clock + 8)),
                            text(row, LogFormat.KIND),
                            text(row, LogFormat.COUNT),
                            end(text(row, LogFormat.PLACE), width - 40)),
                    text(row, LogFormat.SEVERITY).equals("error") ? LineKind.ALARM : LineKind.TEXT);
        });
    }

    private interface RowRenderer {
        ScreenLine of(JsonNode row);
    }

    private void rows(Iterable<JsonNode> rows, int most, RowRenderer renderer) {
        int left = most;
        for (JsonNode row : rows) {
            if (left-- <= 0) {
                return;
            }
            lines.add(renderer.of(row).within(shown));
        }
    }

    private void heading(String format, Object... names) {
        lines.add(new ScreenLine(String.format(Locale.ROOT, format, names), LineKind.HEADING).within(shown));
    }

    private static List<JsonNode> sorted(JsonNode rows, SortOrder order) {
        List<JsonNode> sorted = new ArrayList<>();
        rows.forEach(sorted::add);
        sorted.sort(order.sessions());
        return sorted;
    }

    /** {@return the end of a string, which distinguishes classes better than their package} */
    private static String end(String text, int length) {
        return text.length() <= length ? text : "~" + text.substring(text.length() - Math.max(1, length - 1));
    }

    private static String time(JsonNode row, String field) {
        double millis = row.path(field).asDouble(0);
        Map.Entry<Double, String> unit = millis < 1_000
                ? Map.entry(1.0, "%.0f ms")
                : millis < 600_000 ? Map.entry(1e3, "%.1f s") : Map.entry(60e3, "%.0f min");
        return String.format(Locale.ROOT, unit.getValue(), millis / unit.getKey());
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asString("-");
    }
}
