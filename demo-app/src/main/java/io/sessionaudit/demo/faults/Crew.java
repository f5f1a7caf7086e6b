package io.sessionaudit.demo.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Some threads that do the same thing once each, and then stay alive until they are dismissed. */
final class Crew {

    private final CountDownLatch done;
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();

    private Crew(int size) {
        done = new CountDownLatch(size);
    }

    /** Starts the threads, and returns when each of them has done its task. */
    static Crew start(String name, int size, Task task) throws SQLException, InterruptedException {
        Crew crew = begin(name, size, task);
        crew.awaitDone();
        return crew;
    }

    /** Starts the threads, and returns at once. */
    static Crew begin(String name, int size, Task task) {
        Crew crew = new Crew(size);
        for (int number = 1; number <= size; number++) {
            int member = number;
            Thread thread = new Thread(() -> crew.member(member, task), name + '-' + member);
            // Daemon: threads that are never dismissed must not keep the JVM alive.
            thread.setDaemon(true);
            thread.start();
            crew.threads.add(thread);
        }
        return crew;
    }

    /** Returns when each thread has done its task. */
    void awaitDone() throws SQLException, InterruptedException {
        done.await();
        if (failure.get() != null) {
            dismiss();
            throw new SQLException(failure.get());
        }
    }

    private void member(int number, Task task) {
        try {
            task.run(number);
        } catch (SQLException | InterruptedException | RuntimeException thrown) {
            failure.set(thrown);
        } finally {
            done.countDown();
        }
        try {
            dismissed.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the threads end, and returns when they have. */
    void dismiss() throws InterruptedException {
        dismissed.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The task of each thread; the argument is the thread's number, from 1. */
    interface Task {
        void run(int number) throws SQLException, InterruptedException;
    }
}
