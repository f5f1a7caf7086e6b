package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

import io.sessionaudit.core.log.reader.LogRecord;

/**
 * The runs of all logs. Bounded: those beyond a limit are combined, after a consumer has received them. Not threadsafe.
 */
final class RunTallies implements Serializable {
    /** The number of runs with a row of their own. */
    static final int MAX_RUNS = 5_000;

    private static final long serialVersionUID = 1;

    private final BoundedTallies<RunKey, RunTally> runs = new BoundedTallies<>(MAX_RUNS);
    private final RunCount count = new RunCount();
    private RunTally others;
    private transient RunPart lastPart;
    private transient RunTally last;

    /**
     * {@return the tally of a record's run}
     *
     * @param finish receives the runs beyond the limit
     */
    RunTally of(LogRecord record, RunPart part, BiConsumer<RunKey, RunTally> finish) {
        if (part != lastPart) {
            RunTally known = runs.get(part.run());
            last = known != null ? known : runs.add(part.run(), new RunTally(record), finish.andThen(this::combine));
            last.begin(part, record.time());
            count.add(part.run());
            lastPart = part;
        }
        return last;
    }

    void merge(RunTallies other, BiConsumer<RunKey, RunTally> finish) {
        lastPart = null;
        count.merge(other.count);
        runs.merge(other.runs, finish.andThen(this::combine));
        if (other.others != null) {
            combine(RunKey.OTHERS, other.others);
        }
    }

    /** Passes all runs to a consumer, and combines those beyond the limit. */
    void finish(BiConsumer<RunKey, RunTally> finish) {
        lastPart = null;
        runs.trim(finish.andThen(this::combine));
        runs.map().forEach(finish);
    }

    /** {@return the runs with a row of their own, in the order of their beginnings} */
    List<RunKey> inOrder() {
        List<RunKey> keys = new ArrayList<>(runs.map().keySet());
        keys.sort(Comparator.comparing((RunKey key) -> runs.get(key).begin()).thenComparing(Comparator.naturalOrder()));
        return keys;
    }

    /** {@return the row of a run} */
    RunTally of(RunKey run) {
        RunTally known = runs.get(run);
        return known == null ? others : known;
    }

    /** {@return the number of runs} After {@link #finish}. */
    long count() {
        return others == null ? runs.map().size() : Math.max(MAX_RUNS + 1, count.value());
    }

    /** {@return the combined runs; null for none} */
    RunTally others() {
        return others;
    }

    /** {@return the rows, that of the combined runs last} */
    List<RunTally> rows() {
        List<RunTally> rows = new ArrayList<>();
        inOrder().forEach(key -> rows.add(runs.get(key)));
        if (others != null) {
            rows.add(others);
        }
        return rows;
    }

    private void combine(RunKey key, RunTally run) {
        run.settle();
        if (others == null) {
            others = run;
        } else {
            others.merge(run);
        }
    }
}
