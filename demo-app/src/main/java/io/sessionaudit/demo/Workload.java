package io.sessionaudit.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.sessionaudit.demo.orders.OrderService;
import io.sessionaudit.demo.orders.OutOfStockException;
import io.sessionaudit.demo.orders.SampleOrders;

/** Eight workers that share a number of orders among them. */
final class Workload {

    static final int WORKERS = 8;

    /** Between orders a worker looks something up now and then: readers share the pool with writers. */
    private static final int LOOK_UP_EVERY = 3;

    private final OrderService service;
    private final int orders;
    private final AtomicInteger next = new AtomicInteger();

    private Workload(OrderService service, int orders) {
        this.service = service;
        this.orders = orders;
    }

    /** Places all orders, and returns when the workers are done and gone. */
    static Tally run(OrderService service, int orders) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        Tally tally = new Workload(service, orders).run();
        return tally.took(System.nanoTime() - begin);
    }

    private Tally run() throws SQLException, InterruptedException {
        AtomicInteger names = new AtomicInteger();
        ExecutorService workers =
                Executors.newFixedThreadPool(WORKERS, task -> new Thread(task, "orders-" + names.incrementAndGet()));
        try {
            List<Future<Tally>> results = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                results.add(workers.submit(this::work));
            }
            Tally sum = Tally.NONE;
            for (Future<Tally> result : results) {
                sum = sum.plus(result.get());
            }
            return sum;
        } catch (ExecutionException failure) {
            throw new SQLException("a worker failed: " + failure.getCause().getMessage(), failure.getCause());
        } finally {
            // After a failure this is what makes the other workers stop; else they have stopped already.
            next.set(orders);
            workers.shutdown();
            workers.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Tally work() throws SQLException {
        int placed = 0;
        int rejected = 0;
        for (int number = next.getAndIncrement(); number < orders; number = next.getAndIncrement()) {
            try {
                long id = service.place(SampleOrders.number(number));
                placed++;
                lookUp(number, id);
            } catch (OutOfStockException soldOut) {
                rejected++;
            }
        }
        return new Tally(placed, rejected, 0);
    }

    private void lookUp(int number, long id) throws SQLException {
        if (number % LOOK_UP_EVERY == 0) {
            service.find(id).orElseThrow(() -> new IllegalStateException("order " + id + " was placed, yet is gone"));
        } else if (number % LOOK_UP_EVERY == 1) {
            service.stock(SampleOrders.number(number).lines().get(0).item());
        }
    }
}
