package io.sessionaudit.runtime.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.util.List;

import io.sessionaudit.core.session.Source;

/**
 * Reads the id by which the database server knows a connection: what {@code SHOW PROCESSLIST} calls Id, and PostgreSQL pid.
 * The drivers have it in memory, so no query is sent. Threadsafe; links to no driver.
 */
public final class ServerIds {
    private record Driver(String className, String method, Class<?> returns) {}

    private record Reader(Class<?> type, MethodHandle getter) {}

    private static final List<Driver> DRIVERS = List.of(
            new Driver("com.mysql.cj.jdbc.JdbcConnection", "getId", long.class),
            new Driver("org.mariadb.jdbc.Connection", "getThreadId", long.class),
            new Driver("org.postgresql.PGConnection", "getBackendPID", int.class));

    private static final int UNTRIED = 0;
    private static final int NONE = -1;
    private static final Reader[] NO_READERS = new Reader[DRIVERS.size()];

    /** The drivers that the class loader of a connection's class can see; kept with that class, and dropped with it. */
    private final ClassValue<Reader[]> readers = new ClassValue<>() {
        @Override
        protected Reader[] computeValue(Class<?> type) {
            return findReaders(type.getClassLoader());
        }
    };

    /**
     * The drivers that a context class loader can see, where a shared pool lends connections of an application's own driver. Kept
     * with a class of that driver: kept with the pool's, they would keep the application's loader alive.
     */
    private final ClassValue<Reader> ofDriver = new ClassValue<>() {
        @Override
        protected Reader computeValue(Class<?> type) {
            return reader(driverOf(type), type.getClassLoader());
        }
    };

    /** {@return the id, or -1 where there is none to be had} */
    public long of(Object connection, Source source) {
        int driver = source.serverIdDriver();
        return driver == NONE ? -1 : of((Connection) connection, source, driver);
    }

    private long of(Connection connection, Source source, int driver) {
        Reader[] known = readers.get(connection.getClass());
        if (driver != UNTRIED) {
            return read(known, driver - 1, connection);
        }
        for (int i = 0; i < known.length; i++) {
            long id = read(known, i, connection);
            if (id >= 0) {
                source.serverIdDriver(i + 1);
                return id;
            }
        }
        source.serverIdDriver(NONE);
        return -1;
    }

    private long read(Reader[] known, int driver, Connection connection) {
        return read(known[driver] == null ? inContext(DRIVERS.get(driver)) : known[driver], connection);
    }

    private Reader inContext(Driver driver) {
        try {
            return ofDriver.get(Class.forName(
                    driver.className, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static Driver driverOf(Class<?> type) {
        return DRIVERS.stream()
                .filter(driver -> driver.className.equals(type.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static long read(Reader reader, Connection connection) {
        if (reader == null) {
            return -1;
        }
        try {
            Object physical = reader.type.isInstance(connection) ? connection : connection.unwrap(reader.type);
            return (long) reader.getter.invokeExact(physical);
        } catch (Throwable e) { // it is another driver's connection, or just broken: no id
            return -1;
        }
    }

    private static Reader[] findReaders(ClassLoader loader) {
        Reader[] found = NO_READERS.clone();
        for (int i = 0; i < found.length; i++) {
            found[i] = reader(DRIVERS.get(i), loader);
        }
        return found;
    }

    private static Reader reader(Driver driver, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(driver.className, false, loader);
            MethodHandle getter = MethodHandles.publicLookup()
                    .findVirtual(type, driver.method, MethodType.methodType(driver.returns))
                    .asType(MethodType.methodType(long.class, Object.class));
            return new Reader(type, getter);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }
}
