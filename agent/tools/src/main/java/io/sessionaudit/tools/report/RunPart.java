package io.sessionaudit.tools.report;

import java.io.Serializable;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.reader.LogRecord;

/**
 * A file, or the section of a file, that belongs to one run: what the records in it belong to. Immutable.
 *
 * @param run the run
 * @param number the number of the file in its run
 */
public record RunPart(RunKey run, long number) implements Serializable {
    /** {@return the part that begins with a record: {@code start}, unless that is missing} */
    public static RunPart beginning(LogRecord first) {
        return new RunPart(RunKey.beginning(first), first.number(LogFormat.PART, 1));
    }

    /** {@return this part, if the lines of its file were counted from a later one} */
    public RunPart after(long lines) {
        return new RunPart(run.after(lines), number);
    }
}
