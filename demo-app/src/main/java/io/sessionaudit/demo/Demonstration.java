package io.sessionaudit.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.sessionaudit.demo.faults.FaultyRun;
import io.sessionaudit.demo.learn.SixSteps;
import io.sessionaudit.demo.orders.JdbcOrders;
import io.sessionaudit.demo.orders.OrderService;
import io.sessionaudit.demo.orders.Sales;
import io.sessionaudit.demo.orders.Schema;
import io.sessionaudit.demo.orders.ScopedOrders;
import io.sessionaudit.demo.server.DemoServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from the empty tables to the figures; the last line of its output is the number of borrows. */
final class Demonstration {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final PrintStream out;
    private final Borrows borrows = new Borrows();

    Demonstration(PrintStream out) {
        this.out = out;
    }

    void run(Arguments arguments, DemoServer server) throws SQLException, InterruptedException {
        LOG.info("server: {}", server.description());
        switch (arguments.run()) {
            case CLEAN, SCOPED -> runCorrectly(arguments, server);
            case FAULTY -> faulty(arguments, server);
            case LEARN -> {
                learn(server);
                return;
            }
        }
        out.println("borrows: " + borrows.total());
    }

    private void runCorrectly(Arguments arguments, DemoServer server) throws SQLException, InterruptedException {
        try (HikariDataSource pool = open(server)) {
            place(arguments, service(arguments.run(), pool), pool);
        }
    }

    private void learn(DemoServer server) throws SQLException, InterruptedException {
        try (HikariDataSource pool = open(server)) {
            new SixSteps(pool, out).run();
        } catch (IOException failure) {
            throw new SQLException(failure.getMessage(), failure);
        }
    }

    private void faulty(Arguments arguments, DemoServer server) throws SQLException, InterruptedException {
        // Intentionally not closed: the leaked connections must be open when the JVM ends.
        HikariDataSource pool = open(server);
        place(arguments, service(arguments.run(), pool), pool);
        LOG.info("now the bugs: each method is named after what is wrong with it");
        FaultyRun bugs = new FaultyRun(pool, server.url(), borrows);
        bugs.run();
        bugs.lines().forEach(out::println);
    }

    private void place(Arguments arguments, OrderService service, DataSource pool)
            throws SQLException, InterruptedException {
        Schema.create(pool, borrows);
        if (arguments.warmUp() > 0) {
            LOG.info("placing {} orders on {} threads to warm up", arguments.warmUp(), Workload.WORKERS);
            print("warm-up", Workload.run(service, 0, arguments.warmUp()));
        }
        OrderCounts counts = place(arguments, service);
        Sales sales = service.sales();
        LOG.info("stored: {} orders of {} items for {} cents", sales.orders(), sales.items(), sales.totalCents());
        print("orders", counts);
    }

    private void print(String what, OrderCounts counts) {
        out.println(String.format(
                Locale.ROOT,
                "%s: placed %d, rejected %d, in %.1f s, %d orders/s, p99 %.2f ms",
                what,
                counts.placed(),
                counts.rejected(),
                counts.seconds(),
                counts.ordersPerSecond(),
                counts.p99Millis()));
    }

    private static OrderCounts place(Arguments arguments, OrderService service)
            throws SQLException, InterruptedException {
        if (arguments.time().isPresent()) {
            String time = ProgressLine.words(arguments.time().get());
            LOG.info("placing orders for {} on {} threads", time, Workload.WORKERS);
            return Workload.run(service, arguments.warmUp(), arguments.time().get());
        }
        LOG.info("placing {} orders on {} threads", arguments.orders(), Workload.WORKERS);
        return Workload.run(service, arguments.warmUp(), arguments.warmUp() + arguments.orders());
    }

    private OrderService service(Run run, DataSource pool) {
        return run == Run.SCOPED ? new ScopedOrders(pool, borrows) : new JdbcOrders(pool, borrows);
    }

    private static HikariDataSource open(DemoServer server) throws SQLException {
        try {
            return OrderPool.open(server.url());
        } catch (PoolInitializationException failure) {
            throw new SQLException("the server refused the connection: " + failure.getMessage(), failure);
        }
    }
}
