package io.sessionaudit.core.log.reader;

/**
 * A part of a log that could not be read, and was passed over.
 *
 * @param file as the user named it
 * @param line counted from 1; 0 where the whole file is meant
 * @param what what is wrong, and how to mend it where that can be said
 */
public record LogProblem(String file, long line, String what) {
    /** {@return the problem on one line} */
    public String text() {
        return line == 0 ? file + " " + what : file + ":" + line + " " + what;
    }
}
