package com.acme.inherited;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/** Data sources whose {@code getConnection} is declared in unusual places. */
public final class Sources {
    private Sources() {}

    /** A data source without {@code getConnection}. */
    interface Rest extends DataSource {
        @Override
        default Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        default PrintWriter getLogWriter() {
            return null;
        }

        @Override
        default void setLogWriter(PrintWriter out) {}

        @Override
        default void setLoginTimeout(int seconds) {}

        @Override
        default int getLoginTimeout() {
            return 0;
        }

        @Override
        default Logger getParentLogger() {
            return null;
        }

        @Override
        default <T> T unwrap(Class<T> type) {
            return null;
        }

        @Override
        default boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    /** Not a data source. */
    static class Opener {
        final DataSource target;

        Opener(DataSource target) {
            this.target = target;
        }

        public Connection getConnection() throws SQLException {
            return target.getConnection();
        }
    }

    /** Inherits from a class; the compiler generates no bridge, because both have the same access. */
    static final class OfClass extends Opener implements DataSource, Rest {
        OfClass(DataSource target) {
            super(target);
        }
    }

    /** Public, so that the compiler generates a bridge method that calls the superclass. */
    public static final class Bridged extends Opener implements Rest {
        Bridged(DataSource target) {
            super(target);
        }
    }

    /** A data source that implements the method. */
    interface OpeningSource extends Rest {
        DataSource target();

        @Override
        default Connection getConnection() throws SQLException {
            return target().getConnection();
        }
    }

    /** Inherits from an interface that is a data source. */
    record OfSource(DataSource target) implements OpeningSource {}

    /** {@return one that inherits from a class} */
    public static DataSource ofClass(DataSource target) {
        return new OfClass(target);
    }

    /** {@return one with a bridge method that calls the superclass} */
    public static DataSource bridged(DataSource target) {
        return new Bridged(target);
    }

    /** {@return one that inherits from an interface that is a data source} */
    public static DataSource ofSource(DataSource target) {
        return new OfSource(target);
    }
}
