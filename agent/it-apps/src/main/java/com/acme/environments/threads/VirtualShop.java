package com.acme.environments.threads;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.acme.environments.Workload;
import com.zaxxer.hikari.HikariDataSource;

/** 2,000 concurrent virtual threads share ten connections. */
public final class VirtualShop {
    private static final int CUSTOMERS = 2_000;

    private VirtualShop() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = Workload.pool("shop", "shop", 10)) {
            Workload.prepare(pool);
            AtomicInteger received = new AtomicInteger(1);
            CountDownLatch done = new CountDownLatch(CUSTOMERS);
            Executor executor = virtualThreads();
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                executor.execute(() -> {
                    try {
                        Workload.takeAndLook(pool);
                        received.addAndGet(2);
                    } catch (SQLException e) {
                        e.printStackTrace();
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
            System.out.println("received=" + received);
        }
    }

    /** By reflection, because the oldest JDK that this is compiled for has none. */
    private static ExecutorService virtualThreads()
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
