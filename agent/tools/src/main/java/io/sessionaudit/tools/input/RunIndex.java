package io.sessionaudit.tools.input;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Maps records to their run, with a value per run. Numbers of sessions and findings are unique only in their run. A run
 * may consist of several files, a file may contain several runs, and records of several files may alternate. Not
 * threadsafe.
 *
 * <p>Bounded: all runs beyond {@link #MAX_RUNS} share one value, that of the first of them.
 *
 * @param <T> the type of the value
 */
public final class RunIndex<T> {
    /** The number of runs with a value of their own. */
    public static final int MAX_RUNS = 5_000;

    private final Function<LogRecord, T> begin;
    private final Map<String, T> byName = new HashMap<>();
    private final Map<String, T> byFile = new HashMap<>();
    private int begun;
    private T others;
    private String lastFile;
    private T last;

    /**
     * Creates an empty index.
     *
     * @param begin creates the value from the first record of a run: {@code start}, unless that is missing
     */
    public RunIndex(Function<LogRecord, T> begin) {
        this.begin = begin;
    }

    /** {@return the value of a record's run} */
    public T of(LogRecord record) {
        if (record.type().equals(LogFormat.START)) {
            return now(record, started(record));
        }
        if (record.file().equals(lastFile)) {
            return last;
        }
        T known = byFile.get(record.file());
        return now(record, known == null ? begin(record) : known);
    }

    private T started(LogRecord start) {
        String name = start.text(LogFormat.RUN);
        T known = byName.get(name);
        if (known != null) {
            return known;
        }
        T started = begin(start);
        if (name != null && begun <= MAX_RUNS) {
            byName.put(name, started);
        }
        return started;
    }

    private T begin(LogRecord first) {
        if (begun <= MAX_RUNS) {
            begun++;
            others = begin.apply(first);
        }
        return others;
    }

    private T now(LogRecord record, T run) {
        lastFile = record.file();
        last = run;
        byFile.put(lastFile, run);
        return run;
    }
}
