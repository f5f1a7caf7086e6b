package io.sessionaudit.benchmarks.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.demo.Borrows;
import io.sessionaudit.demo.orders.JdbcOrders;
import io.sessionaudit.demo.orders.OrderService;
import io.sessionaudit.demo.orders.OutOfStockException;
import io.sessionaudit.demo.orders.SampleOrders;
import io.sessionaudit.demo.orders.Schema;

/**
 * Places the demo's orders, as fast as possible or at a rate, in two phases, and prints the processor time of each. The
 * first one counts from the launch of the JVM, so that class loading, weaving and compilation are part of it.
 */
public final class OrderLoad {
    private static final int WORKERS = 8;
    private static final int CONNECTIONS = 16;

    private final OrderService service;
    private final int rate;
    private final double busy;

    private OrderLoad(OrderService service, int rate, double busy) {
        this.service = service;
        this.rate = rate;
        this.busy = busy;
    }

    /**
     * Runs both phases.
     *
     * @param arguments JDBC URL, orders of the first phase, of the second, orders per second (0: as fast as possible),
     *     HikariCP's leakDetectionThreshold (0: none), and a busy loop for each order in microseconds (0: none), which
     *     shows that the measurement finds it
     */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setLeakDetectionThreshold(Long.parseLong(arguments[4]));
        int first = Integer.parseInt(arguments[1]);
        int second = Integer.parseInt(arguments[2]);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Borrows borrows = new Borrows();
            Schema.create(pool, borrows);
            OrderLoad load = new OrderLoad(
                    new JdbcOrders(pool, borrows), Integer.parseInt(arguments[3]), Double.parseDouble(arguments[5]));
            ExecutorService workers = workers(); // daemon threads, so that a failure ends the JVM
            load.phase("first", workers, 0, first, ProcessorTime.NONE);
            load.phase("steady", workers, first, second, ProcessorTime.now());
            workers.shutdown();
        }
        System.exit(0);
    }

    private static ExecutorService workers() {
        AtomicInteger names = new AtomicInteger();
        return Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "orders-" + names.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Prints what a phase has cost, as {@link Phase} reads it. */
    private void phase(String name, ExecutorService workers, int from, int count, ProcessorTime before)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        long[] latencies = new long[count];
        long begin = System.nanoTime();
        List<Future<?>> results = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            results.add(workers.submit(() -> {
                for (int each = next.getAndIncrement(); each < count; each = next.getAndIncrement()) {
                    long due = begin + (rate == 0 ? System.nanoTime() - begin : each * 1_000_000_000L / rate);
                    awaitTime(due);
                    place(from + each);
                    latencies[each] = System.nanoTime() - due;
                }
                return null;
            }));
        }
        for (Future<?> result : results) {
            result.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        ProcessorTime used = ProcessorTime.now().minus(before);
        Arrays.sort(latencies);
        System.out.println(new Phase(name, count, seconds, latencies[(int) ((count - 1) * 0.99)] / 1e6, used).line());
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** One order, and for two of three orders a read, as in the demo. */
    private void place(int number) throws Exception {
        try {
            long id = service.place(SampleOrders.number(number));
            if (number % 3 == 0) {
                service.find(id).orElseThrow();
            } else if (number % 3 == 1) {
                service.stock(SampleOrders.number(number).lines().get(0).item());
            }
        } catch (OutOfStockException e) {
            // one of the demo's items runs out
        }
        if (busy > 0) {
            long until = System.nanoTime() + (long) (busy * 1_000);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
    }
}
