package io.sessionaudit.tools.input;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * Tells which run a record belongs to, and keeps something for each run. Numbers of sessions and findings mean something
 * within their run only. A run may be spread over several files, a file may hold several runs, and the records of several
 * files may come by turns. Not threadsafe.
 *
 * @param <T> what is kept for a run
 */
public final class RunIndex<T> {
    private final Function<LogRecord, T> begin;
    private final Map<String, T> byName = new HashMap<>();
    private final Map<String, T> byFile = new HashMap<>();
    private String lastFile;
    private T last;

    /**
     * No runs yet.
     *
     * @param begin makes what is kept, from the first record of the run: {@code start}, unless that is lost
     */
    public RunIndex(Function<LogRecord, T> begin) {
        this.begin = begin;
    }

    /** {@return what is kept for the run of a record} */
    public T of(LogRecord record) {
        if (record.type().equals(LogFormat.START)) {
            String name = record.text(LogFormat.RUN);
            return now(
                    record,
                    name == null ? begin.apply(record) : byName.computeIfAbsent(name, any -> begin.apply(record)));
        }
        if (record.file().equals(lastFile)) {
            return last;
        }
        T known = byFile.get(record.file());
        return now(record, known == null ? begin.apply(record) : known);
    }

    private T now(LogRecord record, T run) {
        lastFile = record.file();
        last = run;
        byFile.put(lastFile, run);
        return run;
    }
}
