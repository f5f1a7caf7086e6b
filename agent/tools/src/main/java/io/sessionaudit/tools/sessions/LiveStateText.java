package io.sessionaudit.tools.sessions;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.log.LiveFormat;
import io.sessionaudit.core.log.LogFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints the current state of a JVM as text, except its sessions. */
public final class LiveStateText {
    private LiveStateText() {}

    /** Prints a state, one line of JSON. */
    public static void print(String json, PrintWriter out) {
        JsonNode state = JsonMapper.shared().readTree(json);
        for (JsonNode pool : state.path(LiveFormat.POOLS)) {
            out.println("pool " + text(pool, LogFormat.SOURCE) + ": " + pool(pool));
        }
        JsonNode places = state.path(LogFormat.PLACES);
        if (!places.isEmpty()) {
            out.println();
            out.println("who uses them now");
            places.forEach(place -> out.println("  " + place(place)));
        }
        JsonNode findings = state.path(LogFormat.FINDINGS);
        if (!findings.isEmpty()) {
            out.println();
            out.println("recent findings, newest first");
            findings.forEach(finding -> finding(finding, out));
        }
    }

    private static String pool(JsonNode pool) {
        List<String> parts = new ArrayList<>();
        parts.add(text(pool, LogFormat.IN_USE) + (pool.has(LogFormat.MAX) ? " of " + text(pool, LogFormat.MAX) : "")
                + " in use");
        parts.add(text(pool, LogFormat.WAITING) + " waiting");
        if (pool.path(LogFormat.LOST).asInt(0) > 0) {
            parts.add(text(pool, LogFormat.LOST) + " lost");
        }
        if (pool.path(LiveFormat.TIMEOUTS).asInt(0) > 0) {
            parts.add(text(pool, LiveFormat.TIMEOUTS) + " timeouts");
        }
        return String.join(", ", parts);
    }

    private static String place(JsonNode place) {
        return text(place, LogFormat.IN_USE) + " of " + text(place, LogFormat.SOURCE) + " at "
                + (place.has(LogFormat.PLACE) ? text(place, LogFormat.PLACE) : "an unknown place") + ", idle "
                + text(place, LiveFormat.IDLE_PERCENT) + " %, longest held "
                + SessionPrinter.millis(place.path(LogFormat.HELD_MS).asDouble(0));
    }

    private static void finding(JsonNode finding, PrintWriter out) {
        out.println("  " + text(finding, LogFormat.TIME) + " " + text(finding, LogFormat.SEVERITY) + " "
                + text(finding, LogFormat.KIND)
                + (finding.path(LogFormat.COUNT).asLong(1) > 1
                        ? ", " + text(finding, LogFormat.COUNT) + " times"
                        : ""));
        out.println("    " + text(finding, LogFormat.MESSAGE));
    }

    private static String text(JsonNode record, String field) {
        return SessionPrinter.harmless(record.path(field).asString("-"));
    }
}
