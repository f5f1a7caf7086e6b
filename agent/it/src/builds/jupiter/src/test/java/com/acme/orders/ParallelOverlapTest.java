package com.acme.orders;

import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.Test;

/** A thread leaves a session open while both tests run: whose it is cannot be determined, and the later one fails. */
class ParallelOverlapTest {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void one() throws Exception {
        BOTH.await();
        Thread thread = new Thread(() -> {
            try {
                Database.forget();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        thread.join();
        BOTH.await();
    }

    @Test
    void other() throws Exception {
        BOTH.await();
        BOTH.await();
    }
}
