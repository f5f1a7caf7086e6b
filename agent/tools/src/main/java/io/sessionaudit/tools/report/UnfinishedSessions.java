package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.TreeSet;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;

/**
 * The sessions of one run that have an {@code open} record and no end. Each file of a run repeats the records of the
 * sessions that are still open, so only the last file counts. Bounded: the latest sessions are kept. Not threadsafe.
 *
 * <p>The two records of a session may be in different sections of a file. An end is therefore kept if its session was
 * opened before or soon after the section begins; other sessions have both records in the same section.
 */
final class UnfinishedSessions implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_SESSIONS = 100_000;

    /** A session is announced after a second; the rest allows for records that are not ordered by time. */
    private static final double MIN_ANNOUNCED_MS = 1_000;

    private static final long MARGIN_MICROS = 60_000_000;

    /** A session without an end in the log. */
    record UnfinishedSession(String source, String site, Instant opened) implements Serializable {}

    private static final Comparator<UnfinishedSession> ORDER = Comparator.comparing(
                    UnfinishedSession::opened, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(UnfinishedSession::source)
            .thenComparing(UnfinishedSession::site, Comparator.nullsLast(Comparator.naturalOrder()));

    private final HashMap<Long, UnfinishedSession> open = new HashMap<>();
    private final HashSet<Long> ended = new HashSet<>();
    private long part;
    private long fromMicros = Long.MAX_VALUE;

    /**
     * Begins a file, or a section of one, before its records are added.
     *
     * @param number its number in the run
     * @param first the time of its first record, or null
     */
    void begin(long number, Instant first) {
        if (number > part) {
            part = number;
            open.clear();
            ended.clear();
            fromMicros = Long.MAX_VALUE;
        }
        if (number == part && first != null) {
            fromMicros = Math.min(fromMicros, EpochMicros.of(first));
        }
    }

    void recordOpen(LogRecord record, long number) {
        long session = record.number(LogFormat.SESSION, 0);
        if (number == part && !ended.contains(session)) {
            put(
                    session,
                    new UnfinishedSession(
                            record.text(LogFormat.SOURCE), record.text(LogFormat.SITE), record.time(LogFormat.OPENED)));
            keepLatest();
        }
    }

    /** Keeps one of two records with the same number, regardless of their order: normally they are equal. */
    private void put(long session, UnfinishedSession opened) {
        open.merge(session, opened, (one, other) -> ORDER.compare(one, other) <= 0 ? one : other);
    }

    void recordSession(LogRecord record, double heldMs, Instant closed) {
        if (!open.isEmpty()) {
            open.remove(record.number(LogFormat.SESSION, 0));
        }
        if (heldMs >= MIN_ANNOUNCED_MS
                && (closed == null || EpochMicros.of(closed) - heldMs * 1000 <= fromMicros + (double) MARGIN_MICROS)) {
            end(record.number(LogFormat.SESSION, 0));
        }
    }

    void recordWithdrawn(LogRecord record) {
        long session = record.number(LogFormat.SESSION, 0);
        open.remove(session);
        end(session);
    }

    private void end(long session) {
        if (ended.size() < MAX_SESSIONS) {
            ended.add(session);
        }
    }

    private void keepLatest() {
        if (open.size() > 2 * MAX_SESSIONS) {
            new TreeSet<>(open.keySet())
                    .stream().limit(open.size() - MAX_SESSIONS).forEach(open::remove);
        }
    }

    void merge(UnfinishedSessions other) {
        begin(other.part, null);
        if (other.part == part) {
            fromMicros = Math.min(fromMicros, other.fromMicros);
            other.ended.forEach(this::end);
            other.open.forEach(this::put);
            open.keySet().removeAll(ended);
            keepLatest();
        }
    }

    /** {@return the sessions} */
    Collection<UnfinishedSession> sessions() {
        return open.values();
    }
}
