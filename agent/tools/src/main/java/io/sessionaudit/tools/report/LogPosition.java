package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.EpochMicros;

/**
 * The place of a record in the logs, ordered by time, then by file and line. Decides which of several values is the
 * first, independently of the order in which files are read. Immutable.
 *
 * @param micros its time; of a record without one, before all others
 * @param index the place of a value among several of the record
 */
record LogPosition(long micros, String file, long line, int index) implements Comparable<LogPosition>, Serializable {
    private static final Comparator<LogPosition> ORDER = Comparator.comparingLong(LogPosition::micros)
            .thenComparing(LogPosition::file)
            .thenComparingLong(LogPosition::line)
            .thenComparingInt(LogPosition::index);

    static LogPosition of(LogRecord record) {
        Instant time = record.time();
        return new LogPosition(time == null ? Long.MIN_VALUE : EpochMicros.of(time), record.file(), record.line(), 0);
    }

    LogPosition at(int place) {
        return new LogPosition(micros, file, line, place);
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }
}
