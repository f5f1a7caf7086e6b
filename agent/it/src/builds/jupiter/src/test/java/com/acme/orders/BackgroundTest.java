package com.acme.orders;

import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A thread of the application works with its session while tests begin and end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackgroundTest {
    private static final CountDownLatch STOP = new CountDownLatch(1);
    private static Thread listener;

    @Test
    @Order(1)
    void startsListener() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        listener = new Thread(() -> listen(open), "listener");
        listener.start();
        open.await();
    }

    private static void listen(CountDownLatch open) {
        try (Connection connection = Database.POOL.getConnection()) {
            open.countDown();
            STOP.await();
            Database.query(connection);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(2)
    void passesMeanwhile() throws Exception {
        Database.use();
    }

    @Test
    @Order(3)
    void stopsListener() throws Exception {
        STOP.countDown();
        listener.join();
    }
}
