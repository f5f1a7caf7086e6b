package io.sessionaudit.tools;

import java.io.PrintWriter;
import java.util.function.Consumer;

import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.tools.sessions.SessionPrinter;

/** Says on standard error what could not be read, the first parts by file and line, the others by number. */
final class Problems implements Consumer<LogProblem> {
    private static final int SHOWN = 20;

    private final PrintWriter err;
    private long count;

    Problems(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(LogProblem problem) {
        if (++count <= SHOWN) {
            err.println("session-audit: " + SessionPrinter.harmless(problem.text()));
        }
    }

    /** Says how many there were beyond those that were shown. */
    void finish() {
        if (count > SHOWN) {
            err.println("session-audit: " + (count - SHOWN) + " more parts of the logs could not be read");
        }
        err.flush();
    }
}
