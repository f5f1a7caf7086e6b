package io.sessionaudit.core.log.reader;

import java.io.Serializable;

/**
 * A part of a log that could not be read and was skipped.
 *
 * @param file the path as the user specified it
 * @param line counted from 1; 0 for the whole file
 * @param what the problem, and how to fix it if known
 */
public record LogProblem(String file, long line, String what) implements Serializable {
    /** {@return the problem on one line} */
    public String text() {
        return line == 0 ? file + " " + what : file + ":" + line + " " + what;
    }
}
