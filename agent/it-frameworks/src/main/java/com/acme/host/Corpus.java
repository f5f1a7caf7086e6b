package com.acme.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs, a few at a time. Arguments: how many at a time, and the classes of the programs. It prints
 * {@code done} when all are finished, and collects garbage until its standard input ends.
 */
public final class Corpus {
    private static final long BETWEEN_COLLECTIONS_MILLIS = 100;

    /** As in an application, the pools live as long as the JVM. */
    private static final List<Host> HOSTS = new ArrayList<>();

    private Corpus() {}

    public static void main(String[] arguments) throws Exception {
        List<String> programs = List.of(arguments).subList(1, arguments.length);
        // The workers stay, because the end of a program is not the end of its thread.
        ExecutorService workers = Executors.newFixedThreadPool(Integer.parseInt(arguments[0]), Corpus::daemon);
        List<Future<?>> results = new ArrayList<>();
        programs.forEach(program -> results.add(workers.submit(run(program))));
        for (int i = 0; i < results.size(); i++) {
            try {
                results.get(i).get();
            } catch (ExecutionException failure) {
                System.out.println("failed=" + programs.get(i) + ": " + failure.getCause());
                failure.getCause().printStackTrace();
            }
        }
        System.out.println("done");
        daemon(Corpus::collect).start();
        awaitEndOfInput();
        System.exit(0); // some libraries leave threads behind
    }

    private static Callable<Void> run(String program) {
        String name = program.substring(program.lastIndexOf('.') + 1);
        Host host = new Host(name);
        HOSTS.add(host);
        return () -> {
            Thread.currentThread().setName(name);
            Class<?> type = Class.forName(program);
            ((Program) type.getDeclaredConstructor().newInstance()).run(host);
            return null;
        };
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "corpus");
        thread.setDaemon(true);
        return thread;
    }

    private static void collect() {
        try {
            while (true) {
                System.gc();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_COLLECTIONS_MILLIS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("StatementWithEmptyBody")
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // No input is expected.
        }
    }
}
