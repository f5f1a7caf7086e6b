package com.acme.recording;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Uses mocks, as in unit tests, that accept the announced methods and reject all others with an {@link AssertionError}:
 * alone, from DriverManager, and behind HikariCP.
 */
public final class StrictObjects {
    private static final int TIMES = 3;

    private StrictObjects() {}

    public static void main(String[] arguments) throws Exception {
        DataSource alone = strict(DataSource.class, Map.of("getConnection", connection()));
        for (int i = 0; i < TIMES; i++) {
            update(alone.getConnection());
        }
        DriverManager.registerDriver(driver());
        for (int i = 0; i < TIMES; i++) {
            update(DriverManager.getConnection("jdbc:strict:db"));
        }
        try (HikariDataSource pool = pool()) {
            for (int i = 0; i < TIMES; i++) {
                update(pool.getConnection());
            }
        }
        Connection unclosed = alone.getConnection();
        System.out.println("open=" + (unclosed != null));
        StrictCalls.print();
        System.exit(0); // before the agent sees that this thread has ended
    }

    private static void update(Connection borrowed) throws SQLException {
        try (Connection connection = borrowed;
                PreparedStatement statement = connection.prepareStatement("UPDATE n SET n = 1")) {
            System.out.println("updated=" + statement.executeUpdate());
        }
    }

    private static Driver driver() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("connect", connection());
        answers.put("acceptsURL", true);
        answers.put("toString", "strict"); // DriverManager's
        return strict(Driver.class, answers);
    }

    private static Connection connection() {
        return strict(Connection.class, answers());
    }

    private static Map<String, Object> answers() {
        Map<String, Object> statement = new HashMap<>();
        statement.put("executeUpdate", 1);
        statement.put("close", null);
        Map<String, Object> connection = new HashMap<>();
        connection.put("prepareStatement", strict(PreparedStatement.class, statement));
        connection.put("close", null);
        return connection;
    }

    /** A pool of one connection; what HikariCP itself calls is announced. */
    private static HikariDataSource pool() {
        Map<String, Object> answers = answers();
        answers.put("isValid", true);
        answers.put("isClosed", false);
        answers.put("getAutoCommit", true);
        answers.put("isReadOnly", false);
        answers.put("getTransactionIsolation", Connection.TRANSACTION_READ_COMMITTED);
        answers.put("getNetworkTimeout", 0);
        answers.put("setNetworkTimeout", null);
        answers.put("clearWarnings", null);
        answers.put("setAutoCommit", null);
        answers.put("toString", "strict");
        Map<String, Object> source = new HashMap<>();
        source.put("getConnection", strict(Connection.class, answers));
        source.put("getLoginTimeout", 0);
        source.put("setLoginTimeout", null);
        HikariConfig config = new HikariConfig();
        config.setPoolName("strict");
        config.setMaximumPoolSize(1);
        config.setDataSource(strict(DataSource.class, source));
        return new HikariDataSource(config);
    }

    private static <T> T strict(Class<T> type, Map<String, Object> announced) {
        return type.cast(Proxy.newProxyInstance(
                StrictObjects.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!announced.containsKey(method.getName())) {
                        StrictCalls.unexpected(type.getSimpleName() + "." + method.getName());
                    }
                    return announced.get(method.getName());
                }));
    }
}
