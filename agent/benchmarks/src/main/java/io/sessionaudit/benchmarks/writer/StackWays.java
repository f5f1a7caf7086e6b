package io.sessionaudit.benchmarks.writer;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Opens sessions from different stacks, which differ in the sequence of two methods: enough for a million of them. */
public final class StackWays {
    private static final int TURNS = 20;

    private final DataSource source;
    private final int depth;

    /**
     * Creates the ways to a source.
     *
     * @param depth the number of further frames
     */
    public StackWays(DataSource source, int depth) {
        this.source = source;
        this.depth = depth;
    }

    /** {@return a new session, opened by the stack of that number} */
    public Connection open(int way) throws SQLException {
        return open(way, depth);
    }

    private Connection open(int way, int left) throws SQLException {
        return left == 0 ? turn(way, TURNS) : open(way, left - 1);
    }

    private Connection turn(int way, int left) throws SQLException {
        if (left == 0) {
            return source.getConnection();
        }
        return (way & 1) == 0 ? turn(way >> 1, left - 1) : otherTurn(way >> 1, left - 1);
    }

    private Connection otherTurn(int way, int left) throws SQLException {
        if (left == 0) {
            return source.getConnection();
        }
        return (way & 1) == 0 ? turn(way >> 1, left - 1) : otherTurn(way >> 1, left - 1);
    }
}
