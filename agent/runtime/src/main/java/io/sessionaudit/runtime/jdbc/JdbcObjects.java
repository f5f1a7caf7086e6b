package io.sessionaudit.runtime.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;

import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.runtime.jdbc.PermittedCalls.Reader;

/**
 * The only class of the agent that calls methods of objects of the application, its pools and its drivers. It reads
 * only the members that {@link PermittedCalls} permits for the object's own class. On any other object, such as a
 * proxy, a wrapper, a mock or a lazy connection, no method is called, and the result is null or -1.
 *
 * <p>Threadsafe. The readers of a class are cached in a {@link ClassValue}, which keeps no class loader alive. If a
 * method of a pool or driver throws anything but a {@link VirtualMachineError}, the result is null or -1.
 */
public final class JdbcObjects {
    /** More than any chain of pools has; terminates on a cycle. */
    private static final int MAX_HOPS = 16;

    private static final ClassValue<Reader[]> READERS = new ClassValue<>() {
        @Override
        protected Reader[] computeValue(Class<?> type) {
            return new Reader[JdbcProperty.values().length]; // filled on demand; a race computes the same value twice
        }
    };

    private static final ClassValue<Boolean> IS_DRIVER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return PermittedCalls.isDriverConnection(type);
        }
    };

    private JdbcObjects() {}

    /** {@return the known driver's own connection behind a connection, possibly the same object, or null} */
    static Object physicalOf(Object connection) {
        Object last = innermostOf(connection);
        return last != null && IS_DRIVER.get(last.getClass()) ? last : null;
    }

    /**
     * {@return the object that identifies the loan of a connection, the same for all handles of one loan, or null if
     * the connection is of no known pool or driver} For comparing identities only.
     */
    public static Object slotOf(Object connection) {
        Object slot = connection == null ? null : object(JdbcProperty.SLOT, connection);
        if (slot != null) {
            return slot;
        }
        Object last = innermostOf(connection);
        boolean isKnown = last != connection || last != null && IS_DRIVER.get(last.getClass());
        return isKnown ? last : null;
    }

    private static Object innermostOf(Object connection) {
        Object last = connection;
        for (int hop = 0; last != null && hop < MAX_HOPS && !IS_DRIVER.get(last.getClass()); hop++) {
            Object next = object(JdbcProperty.BEHIND, last);
            if (next == null) {
                return last;
            }
            last = next;
        }
        return last;
    }

    /** {@return the id by which the server knows a connection, or -1} */
    public static long serverIdOf(Object connection) {
        Object physical = physicalOf(connection);
        return physical == null ? -1 : number(JdbcProperty.SERVER_ID, physical);
    }

    /** {@return whether a connection is in autocommit mode, or null if that is not known} */
    public static Boolean autoCommitOf(Object connection) {
        Object physical = physicalOf(connection);
        return physical == null ? null : flag(JdbcProperty.AUTO_COMMIT, physical);
    }

    /** {@return whether a connection is closed according to its pool or driver} */
    public static boolean isClosed(Object connection) {
        Object physical = physicalOf(connection);
        return Boolean.TRUE.equals(flag(JdbcProperty.CLOSED, connection))
                || physical != null && Boolean.TRUE.equals(flag(JdbcProperty.CLOSED, physical));
    }

    /** {@return the SQLState of a failure, or null} */
    public static String sqlStateOf(Throwable failure) {
        return failure instanceof SQLException ? text(JdbcProperty.SQL_STATE, failure) : null;
    }

    /** {@return a string that is not blank, or null} */
    static String text(JdbcProperty property, Object target) {
        return object(property, target) instanceof String text && !text.isBlank() ? text : null;
    }

    /** {@return a boolean, or null} */
    static Boolean flag(JdbcProperty property, Object target) {
        return object(property, target) instanceof Boolean flag ? flag : null;
    }

    /** {@return a number that is not negative, or -1} */
    static long number(JdbcProperty property, Object target) {
        try {
            Object subject = subject(target);
            Reader reader = reader(subject, property);
            if (reader.isNumber()) {
                return Math.max(-1, (long) reader.handle().invokeExact(subject));
            }
            Object value =
                    reader.handle() == null ? null : (Object) reader.handle().invokeExact(subject);
            return value != null && reader.continues() ? continued(property, value) : numberOf(value);
        } catch (Throwable e) {
            rethrowOfJvm(e);
            return -1;
        }
    }

    private static long continued(JdbcProperty property, Object value) {
        if (!(value instanceof Object[] elements)) {
            return number(property, value);
        }
        long sum = 0;
        for (Object element : elements) {
            sum += Math.max(0, number(property, element));
        }
        return sum;
    }

    private static long numberOf(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return Math.max(-1, ((Number) value).longValue());
        }
        if (value instanceof Enum<?> state) {
            return KnownPool.isLentState(state.name()) ? 1 : 0;
        }
        return value != null && value.getClass() == ArrayList.class ? ((ArrayList<?>) value).size() : -1;
    }

    private static Object object(JdbcProperty property, Object target) {
        try {
            Object subject = subject(target);
            Reader reader = reader(subject, property);
            if (reader.handle() == null || reader.isNumber()) {
                return null;
            }
            Object value = (Object) reader.handle().invokeExact(subject);
            return value != null && reader.continues() ? object(property, value) : value;
        } catch (Throwable e) {
            rethrowOfJvm(e);
            return null;
        }
    }

    /** Throws what is not thrown by the called method, but by the JVM or, up to JDK 19, by {@code Thread.stop}. */
    private static void rethrowOfJvm(Throwable thrown) {
        // By name: later JVMs may lack the class.
        if (thrown instanceof VirtualMachineError
                || thrown instanceof Error && thrown.getClass().getName().equals("java.lang.ThreadDeath")) {
            throw (Error) thrown;
        }
    }

    /** The connections of some pools are JDK proxies, whose invocation handler is in the table. */
    private static Object subject(Object target) {
        return target instanceof Proxy ? Proxy.getInvocationHandler(target) : target;
    }

    private static Reader reader(Object subject, JdbcProperty property) {
        Class<?> type = subject.getClass();
        Reader[] known = READERS.get(type);
        Reader reader = known[property.ordinal()];
        if (reader == null) {
            reader = PermittedCalls.reader(type, property);
            known[property.ordinal()] = reader;
        }
        return reader;
    }

    /** {@return whether a connection is of a known pool or driver, so that it may be reclaimed} */
    public static boolean canBeGivenBack(Object connection) {
        Object subject = connection instanceof Proxy ? Proxy.getInvocationHandler(connection) : connection;
        return KnownPool.ofClass(subject.getClass().getName()) != null || IS_DRIVER.get(subject.getClass());
    }

    /** Rolls back the current transaction of a connection; {@return whether there was one} */
    public static boolean rollBack(Object connection, boolean begunBySql) throws SQLException {
        Connection given = (Connection) connection;
        if (!given.getAutoCommit()) {
            given.rollback();
            return true;
        }
        if (begunBySql) {
            try (Statement statement = given.createStatement()) {
                statement.execute("ROLLBACK"); // rollback() is not allowed in autocommit mode
            }
        }
        return begunBySql;
    }

    /** Sets a property of a connection that is reclaimed. */
    public static void set(Object connection, ConnectionState state, String value) throws SQLException {
        Connection given = (Connection) connection;
        switch (state) {
            case AUTO_COMMIT -> given.setAutoCommit(Boolean.parseBoolean(value));
            case ISOLATION -> given.setTransactionIsolation(IsolationLevel.of(value));
            case READ_ONLY -> given.setReadOnly(Boolean.parseBoolean(value));
            case CATALOG -> given.setCatalog(value);
            case SCHEMA -> given.setSchema(value);
        }
    }

    /** {@return whether a connection that is reclaimed is still connected to its server} */
    public static boolean isValid(Object connection, int seconds) throws SQLException {
        return ((Connection) connection).isValid(seconds);
    }

    /** Closes the object that the application received, so that its pool gets the connection back. */
    public static void close(Object connection) throws SQLException {
        ((Connection) connection).close();
    }
}
