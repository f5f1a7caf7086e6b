package io.sessionaudit.tools;

import java.io.PrintWriter;
import java.util.function.Consumer;

import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.tools.sessions.SessionPrinter;

/** Reports on standard error what could not be read: the first parts by file and line, the number of the others. */
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

    /** Reports the number of parts that were not shown. */
    void finish() {
        if (count > MAX_SHOWN) {
            err.println("session-audit: " + (count - MAX_SHOWN) + " more parts of the logs could not be read");
        }
        err.flush();
    }
}
