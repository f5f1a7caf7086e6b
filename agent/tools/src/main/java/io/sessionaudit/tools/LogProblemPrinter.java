package io.sessionaudit.tools;

import java.io.PrintWriter;
import java.util.function.Consumer;

import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.tools.sessions.SessionPrinter;

/** Says on standard error what could not be read, the first parts by file and line, the others by number. */
final class LogProblemPrinter implements Consumer<LogProblem> {
    private static final int MAX_SHOWN = 20;

    private final PrintWriter err;
    private long count;

    LogProblemPrinter(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(LogProblem problem) {
        if (++count <= MAX_SHOWN) {
            err.println("session-audit: " + SessionPrinter.harmless(problem.text()));
        }
    }

    /** Says how many there were beyond those that were shown. */
    void finish() {
        if (count > MAX_SHOWN) {
            err.println("session-audit: " + (count - MAX_SHOWN) + " more parts of the logs could not be read");
        }
        err.flush();
    }
}
