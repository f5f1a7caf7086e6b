package io.sessionaudit.demo.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** One connection, more than one thread. */
final class SharedConnections {

    private static final long REFRESH_AFTER_MILLIS = 500;

    private final DataSource dataSource;
    private final Offences offences;

    SharedConnections(DataSource dataSource, Offences offences) {
        this.dataSource = dataSource;
        this.offences = offences;
    }

    /** Lets a helper thread execute a query on a connection that it continues to use in its own transaction. */
    String foreignThread(int customer) throws SQLException, InterruptedException {
        ScheduledExecutorService helper = Executors.newSingleThreadScheduledExecutor();
        try (Connection connection = offences.count(dataSource.getConnection())) {
            connection.setReadOnly(true);
            Future<String> name = helper.submit(lookUp(connection, customer));
            String found = name.get();
            connection.setReadOnly(false);
            return found;
        } catch (ExecutionException failure) {
            throw new SQLException(failure.getCause());
        } finally {
            helper.shutdown();
        }
    }

    /** Lets a timer refresh the screen on the connection that a long query is running on. */
    String concurrentUse(int customer) throws SQLException, InterruptedException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Connection connection = offences.count(dataSource.getConnection());
                Statement statement = connection.createStatement()) {
            Future<String> screen =
                    timer.schedule(lookUp(connection, customer), REFRESH_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            statement.execute("SELECT SLEEP(1.5), COUNT(*) FROM demo_order");
            return screen.get();
        } catch (ExecutionException failure) {
            throw new SQLException(failure.getCause());
        } finally {
            timer.shutdown();
        }
    }

    private static Callable<String> lookUp(Connection connection, int customer) {
        return () -> Customers.nameOf(connection, customer);
    }
}
