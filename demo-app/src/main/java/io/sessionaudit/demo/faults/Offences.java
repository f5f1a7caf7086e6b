package io.sessionaudit.demo.faults;

import java.lang.StackWalker.StackFrame;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import io.sessionaudit.demo.Borrows;

/**
 * Keeps the list of bugs that were really made: the method, how often, and the line that opened the connection. It sees
 * the connections but keeps none. This class is threadsafe.
 */
final class Offences {

    private final Borrows borrows;
    private final Map<String, Integer> timesByLine = new LinkedHashMap<>();

    Offences(Borrows borrows) {
        this.borrows = borrows;
    }

    /** Counts a connection that is no bug by itself. */
    Connection innocent(Connection connection) {
        return borrows.count(connection);
    }

    /** Counts the connection with which the calling method makes its mistake. */
    Connection count(Connection connection) {
        note(StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst()));
        return borrows.count(connection);
    }

    /** Counts the calling method's attempt to borrow from this source, which will fail. */
    DataSource attempt(DataSource dataSource) {
        note(StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst()));
        return dataSource;
    }

    private void note(Optional<StackFrame> caller) {
        String line = caller.orElseThrow().toStackTraceElement().toString();
        synchronized (timesByLine) {
            timesByLine.merge(line, 1, Integer::sum);
        }
    }

    /** One line a bug, as {@code bug: METHOD TIMES at LINE}, in the order in which they were first made. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        synchronized (timesByLine) {
            timesByLine.forEach((line, times) ->
                    lines.add(String.format("bug: %-19s %d times at %s", methodOf(line), times, line)));
        }
        return lines;
    }

    /** Out of {@code app//package.Class.method(File.java:1)}. */
    private static String methodOf(String line) {
        String method = line.substring(0, line.indexOf('('));
        return method.substring(method.lastIndexOf('.') + 1);
    }
}
