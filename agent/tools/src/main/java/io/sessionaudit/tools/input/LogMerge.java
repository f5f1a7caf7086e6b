package io.sessionaudit.tools.input;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Merges logs into one stream of records by time. Each log keeps its order; the next record is taken from the log whose
 * next record is the oldest. A file is opened at its first record, so that the files of a run are not all open at the
 * same time. Keeps one record of each open log. Not threadsafe.
 */
public final class LogMerge implements Closeable {
    private final Consumer<LogProblem> problems;
    private final LongConsumer progress;
    private final PriorityQueue<Head> waiting =
            new PriorityQueue<>(Comparator.comparing((Head head) -> head.time).thenComparing(head -> head.order));

    private Head current;

    /** A log, and its next record if it is open. */
    private static final class Head {
        private final LogInput input;
        private final int order;
        private LogReader reader;
        private LogRecord record;
        private Instant time;

        Head(LogInput input, int order, Instant time) {
            this.input = input;
            this.order = order;
            this.time = time;
        }

        void advance() {
            record = reader.next();
            Instant next = record == null ? null : record.time();
            // Records are not strictly ordered by time; an early one must not change the order of the logs.
            time = next == null || next.isBefore(time) ? time : next;
        }
    }

    /**
     * Creates a merge of logs.
     *
     * @param problems receives the parts that cannot be read
     * @param progress receives the number of bytes of each read
     */
    public LogMerge(List<LogInput> inputs, Consumer<LogProblem> problems, LongConsumer progress) {
        this.problems = problems;
        this.progress = progress;
        boolean single = inputs.size() == 1;
        for (int i = 0; i < inputs.size(); i++) {
            LogInput input = inputs.get(i);
            waiting.add(new Head(input, i, single || input.isStream() ? Instant.MIN : begin(input)));
        }
    }

    /** Passes each record to a consumer, and closes the logs. */
    public void forEach(Consumer<LogRecord> records) throws IOException {
        try (this) {
            for (LogRecord record = next(); record != null; record = next()) {
                records.accept(record);
            }
        }
    }

    /** {@return the next record, or null at the end} */
    public LogRecord next() throws IOException {
        while (current == null || current.record == null) {
            if (current != null) {
                current.reader.close();
            }
            current = waiting.poll();
            if (current == null) {
                return null;
            }
            if (current.reader == null) {
                open();
            }
        }
        LogRecord record = current.record;
        current.advance();
        yieldToOlder();
        return record;
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.reader.close();
        }
        for (Head head : waiting) {
            if (head.reader != null) {
                head.reader.close();
            }
        }
    }

    private void open() {
        try {
            current.reader = new LogReader(current.input.open(progress), current.input.name(), problems);
            current.advance();
            yieldToOlder();
        } catch (IOException e) {
            problems.accept(new LogProblem(current.input.name(), 0, "cannot be read (" + e.getMessage() + ")"));
            current = null;
        }
    }

    private void yieldToOlder() {
        Head oldest = waiting.peek();
        if (oldest != null && current.record != null && oldest.time.isBefore(current.time)) {
            waiting.add(current);
            current = waiting.poll();
            if (current.reader == null) {
                open();
            }
        }
    }

    /** {@return the time of a file's first record; problems are reported later, when it is read} */
    private static Instant begin(LogInput input) {
        try (LogReader reader = LogReader.open(input.path(), problem -> {})) {
            LogRecord first = reader.next();
            return first == null || first.time() == null ? Instant.MIN : first.time();
        } catch (IOException e) {
            return Instant.MIN;
        }
    }
}
