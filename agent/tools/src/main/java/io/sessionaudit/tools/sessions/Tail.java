package io.sessionaudit.tools.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

import io.sessionaudit.core.log.reader.LogProblem;
import io.sessionaudit.core.log.reader.LogReader;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.tools.input.SitePlace;

/**
 * Prints the last records of a log, and then each new one as soon as it is written, across rotations. Reads the log
 * from its beginning, because sites are declared there. Each instance is used by one thread.
 */
public final class Tail {
    private final SessionFilter filter;
    private final Set<String> types;
    private final int lines;
    private final String prefix;
    private final PrintWriter out;
    private final Consumer<LogProblem> problems;
    private final RecordLine record = new RecordLine();
    private final Deque<String> last = new ArrayDeque<>();
    private boolean live;

    /**
     * Creates a tail.
     *
     * @param types the types of records; empty for all
     * @param lines the number of existing records to print
     * @param prefix printed before each line
     * @param out may be shared; a line is printed and flushed atomically
     */
    public Tail(
            SessionFilter filter,
            Set<String> types,
            int lines,
            String prefix,
            PrintWriter out,
            Consumer<LogProblem> problems) {
        this.filter = filter;
        this.types = types;
        this.lines = lines;
        this.prefix = prefix;
        this.out = out;
        this.problems = problems;
    }

    /** Follows a file until the thread is interrupted. */
    public void follow(Path file) throws IOException {
        while (!Thread.currentThread().isInterrupted()) {
            read(new FollowedFile(file, this::caughtUp), file.toString());
        }
    }

    /** Reads a stream to its end. */
    public void read(InputStream in, String name) throws IOException {
        try (LogReader reader = new LogReader(in, name, problem -> problem(problem))) {
            for (LogRecord each = reader.next(); each != null; each = reader.next()) {
                take(each);
            }
        }
    }

    /** Called when all existing records have been read. */
    public void caughtUp() {
        if (!live) {
            live = true;
            last.forEach(this::print);
            last.clear();
        }
    }

    private void take(LogRecord each) {
        SitePlace place = record.place(each);
        if (!types.isEmpty() && !types.contains(each.type()) || !filter.acceptsOther(each, place)) {
            return;
        }
        String line = record.of(each, place);
        if (line == null) {
            return;
        }
        if (live) {
            print(line);
        } else {
            last.add(line);
            if (last.size() > lines) {
                last.remove();
            }
        }
    }

    /** The last line of a followed log may be incomplete for a short time. */
    private void problem(LogProblem problem) {
        if (!Thread.currentThread().isInterrupted()) {
            problems.accept(problem);
        }
    }

    private void print(String line) {
        synchronized (out) {
            out.println(prefix + line);
            out.flush();
        }
    }
}
