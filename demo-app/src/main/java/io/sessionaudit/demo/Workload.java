package io.sessionaudit.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.demo.orders.OrderService;
import io.sessionaudit.demo.orders.OutOfStockException;
import io.sessionaudit.demo.orders.SampleOrders;

/** Eight workers that together place a number of orders, or place orders for a duration, with a pause after each. */
final class Workload {

    static final int WORKERS = 8;

    /** The interval, in orders, at which a worker reads an order: readers share the pool with writers. */
    private static final int LOOK_UP_EVERY = 3;

    private static final long REST_MILLIS = 30;

    private final OrderService service;
    private final int end;
    private final Optional<Duration> time;
    private final long begin = System.nanoTime();
    private final Latencies latencies = new Latencies();
    private final AtomicInteger next;
    private volatile boolean failed;

    private Workload(OrderService service, int begin, int end, Optional<Duration> time) {
        this.service = service;
        this.next = new AtomicInteger(begin);
        this.end = end;
        this.time = time;
    }

    /** Places the orders from begin (inclusive) to end (exclusive), and returns after the workers have ended. */
    static OrderCounts run(OrderService service, int begin, int end) throws SQLException, InterruptedException {
        return new Workload(service, begin, end, Optional.empty()).run();
    }

    /**
     * Places orders from that number on for that duration, with pauses, like a service under moderate load; shows its
     * progress on a terminal.
     */
    static OrderCounts run(OrderService service, int begin, Duration time) throws SQLException, InterruptedException {
        Workload workload = new Workload(service, begin, Integer.MAX_VALUE, Optional.of(time));
        ProgressLine progress = ProgressLine.start(() -> String.format(
                Locale.ROOT, "%,d orders, %s to go", workload.next.get(), ProgressLine.words(workload.left())));
        try {
            return workload.run();
        } finally {
            progress.end();
        }
    }

    private OrderCounts run() throws SQLException, InterruptedException {
        AtomicInteger names = new AtomicInteger();
        ExecutorService workers =
                Executors.newFixedThreadPool(WORKERS, task -> new Thread(task, "orders-" + names.incrementAndGet()));
        try {
            List<Future<OrderCounts>> results = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                results.add(workers.submit(this::work));
            }
            OrderCounts sum = OrderCounts.NONE;
            for (Future<OrderCounts> result : results) {
                sum = sum.plus(result.get());
            }
            return sum.took(System.nanoTime() - begin, latencies.p99());
        } catch (ExecutionException failure) {
            throw new SQLException("a worker failed: " + failure.getCause().getMessage(), failure.getCause());
        } finally {
            // Stops the other workers after a failure; otherwise they have stopped already.
            failed = true;
            workers.shutdown();
            workers.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private OrderCounts work() throws SQLException, InterruptedException {
        int placed = 0;
        int rejected = 0;
        for (int number = next.getAndIncrement(); goesOn(number); number = next.getAndIncrement()) {
            try {
                long asked = System.nanoTime();
                long id = service.place(SampleOrders.number(number));
                latencies.add(System.nanoTime() - asked);
                placed++;
                lookUp(number, id);
            } catch (OutOfStockException soldOut) {
                rejected++;
            }
            rest();
        }
        return new OrderCounts(placed, rejected, 0, 0);
    }

    private boolean goesOn(int number) {
        return !failed && number < end && (time.isEmpty() || left().toNanos() > 0);
    }

    private Duration left() {
        return time.orElse(Duration.ZERO).minusNanos(System.nanoTime() - begin);
    }

    /** Pauses if the workload has a duration; a number of orders is placed without pauses. */
    private void rest() throws InterruptedException {
        if (time.isPresent()) {
            Thread.sleep(REST_MILLIS);
        }
    }

    private void lookUp(int number, long id) throws SQLException {
        if (number % LOOK_UP_EVERY == 0) {
            service.find(id).orElseThrow(() -> new IllegalStateException("order " + id + " was placed, yet is gone"));
        } else if (number % LOOK_UP_EVERY == 1) {
            service.stock(SampleOrders.number(number).lines().get(0).item());
        }
    }
}
