package io.sessionaudit.core.log.reader;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

import io.sessionaudit.core.log.LogFormat;

/**
 * What the reader of a log knows between two lines. Immutable.
 *
 * @param lines the number of lines so far
 * @param anyRecord whether one of them is a record
 * @param started whether one of those that the reader has read is a {@code start}
 * @param refused whether the present run is of another format version
 * @param firstForeign the first line that is no record, if there is no record yet; or null
 */
public record ReaderState(long lines, boolean anyRecord, boolean started, boolean refused, LogProblem firstForeign)
        implements Serializable {
    /** The state at the beginning of a file. */
    public static final ReaderState BEGIN = new ReaderState(0, false, false, false, null);

    private static final byte[] START = ("\"" + LogFormat.START + "\"").getBytes(StandardCharsets.US_ASCII);

    /** {@return the state after a section that was read as if it were the beginning of a file} */
    public ReaderState then(ReaderState section) {
        LogProblem foreign = firstForeign != null || anyRecord || section.firstForeign == null
                ? firstForeign
                : new LogProblem(
                        section.firstForeign.file(), section.firstForeign.line() + lines, section.firstForeign.what());
        return new ReaderState(
                lines + section.lines,
                anyRecord || section.anyRecord,
                started || section.started,
                section.started ? section.refused : refused,
                foreign);
    }

    /** {@return whether a line may be, or contain, a {@code start} record} */
    static boolean mayContainStart(byte[] line) {
        for (int at = 0; at <= line.length - START.length; at++) {
            if (line[at] == '"' && startsAt(line, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] line, int at) {
        for (int i = START.length - 1; i > 0; i--) {
            if (line[at + i] != START[i]) {
                return false;
            }
        }
        return true;
    }
}
