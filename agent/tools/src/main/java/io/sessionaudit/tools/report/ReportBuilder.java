package io.sessionaudit.tools.report;

import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogRecord;

/** Builds a report from the records of files, which may alternate. Keeps {@link ReportTallies}. Not threadsafe. */
public final class ReportBuilder {
    private final ReportTallies tallies = new ReportTallies();
    private final RunParts parts = new RunParts();

    /** Creates an empty builder. */
    public ReportBuilder() {}

    /** Adds a record. */
    public void record(LogRecord record) {
        tallies.record(record, parts.of(record));
    }

    /** Adds a problem. */
    public void problem(LogProblem problem) {
        tallies.problem(problem);
    }

    /** {@return the report} Nothing may be added afterwards. */
    public Report build() {
        return tallies.report();
    }
}
