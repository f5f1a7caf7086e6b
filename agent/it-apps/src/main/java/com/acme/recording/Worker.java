package com.acme.recording;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One thread of the application that lives until the JVM ends and runs tasks in turn. */
final class Worker {
    private final ExecutorService executor;

    Worker(String name) {
        executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, Recorder.APPLICATION + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs a task, and waits for its end. */
    <T> T call(Callable<T> action) throws Exception {
        return result(start(action));
    }

    /** Starts a task. */
    <T> Future<T> start(Callable<T> action) {
        return executor.submit(action);
    }

    static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends the thread. */
    void end() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.MINUTES);
    }
}
