package io.sessionaudit.tools.sessions;

import java.util.Locale;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.CodePlace;
import io.sessionaudit.tools.input.SitePlaces;

/** Formats a record as one line of text. Keeps the places of sites. Not threadsafe. */
final class RecordLine {
    private final SitePlaces places = new SitePlaces();

    /** {@return the place that opened the record's session, or null} */
    CodePlace place(LogRecord record) {
        if (record.type().equals(LogFormat.SITE)) {
            places.record(record);
        }
        return places.of(record);
    }

    /** {@return the line, or null for a record that only declares a name} */
    String of(LogRecord record, CodePlace place) {
        String summary = summary(record);
        if (summary == null) {
            return null;
        }
        StringBuilder line = new StringBuilder(SessionPrinter.moment(record.text(LogFormat.TIME)))
                .append(String.format("  %-8s", record.type()));
        append(line, record.text(LogFormat.SOURCE));
        append(line, record.text(LogFormat.THREAD));
        append(line, record.has(LogFormat.SERVER_ID) ? "server id " + record.number(LogFormat.SERVER_ID, -1) : null);
        append(line, summary);
        if (place != null) {
            append(line, place.frame());
            append(line, place.throughLine());
        }
        return SessionPrinter.harmless(line.toString());
    }

    private static String summary(LogRecord record) {
        return switch (record.type()) {
            case LogFormat.START ->
                record.text(LogFormat.MAIN) + ", pid " + record.number(LogFormat.PID, -1) + " on "
                        + record.text(LogFormat.HOST);
            case LogFormat.OPEN ->
                "session " + record.number(LogFormat.SESSION, 0) + " has been open for over a second";
            case LogFormat.SESSION ->
                record.text(LogFormat.END) + " after " + SessionPrinter.millis(record.decimal(LogFormat.HELD_MS, 0))
                        + ", statements " + record.number(LogFormat.STATEMENTS, 0);
            case LogFormat.FINDING ->
                record.text(LogFormat.SEVERITY) + " " + record.text(LogFormat.KIND) + ": "
                        + record.text(LogFormat.MESSAGE);
            case LogFormat.RESOLVED ->
                (record.flag(LogFormat.WITHDRAWN) ? "withdrawn" : record.text(LogFormat.KIND)) + ", session "
                        + record.number(LogFormat.SESSION, 0);
            case LogFormat.RECLAIM ->
                (record.has(LogFormat.SESSION) ? "session " + record.number(LogFormat.SESSION, 0) + ": " : "")
                        + record.text(LogFormat.MESSAGE);
            case LogFormat.SUMMARY ->
                record.number(LogFormat.SESSIONS, 0) + " sessions and findings " + record.counts(LogFormat.FINDINGS)
                        + " without records of their own";
            case LogFormat.USAGE -> usage(record);
            case LogFormat.STOP ->
                record.number(LogFormat.SESSIONS, 0) + " sessions, open " + record.number(LogFormat.OPEN, 0)
                        + ", findings " + record.counts(LogFormat.FINDINGS);
            default -> null;
        };
    }

    private static String usage(LogRecord record) {
        long samples = Math.max(1, record.number(LogFormat.SAMPLES, 1));
        String waiting = record.has(LogFormat.WAITING)
                ? String.format(
                        Locale.ROOT,
                        ", %.1f threads waited for one",
                        record.number(LogFormat.WAITING, 0) / (double) samples)
                : "";
        return String.format(
                Locale.ROOT,
                "%.1f connections in use on average, at most %d%s",
                record.number(LogFormat.IN_USE, 0) / (double) samples,
                record.number(LogFormat.IN_USE_MAX, 0),
                waiting);
    }

    private static void append(StringBuilder line, String text) {
        if (text != null) {
            line.append("  ").append(text);
        }
    }
}
