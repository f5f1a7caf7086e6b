package com.acme.corpus.host;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.acme.support.PoolKind;

/**
 * Runs programs concurrently. Arguments: the URL of a server, and one {@code PROGRAM@POOL@PLACE} per run, where PLACE
 * is {@code inside} or {@code server}. It prints {@code done} when all are finished, and collects garbage until its
 * standard input ends.
 */
public final class Corpus {
    private static final int AT_ONCE = 12;
    private static final long BETWEEN_COLLECTIONS_MILLIS = 100;

    /** As in an application, the pools live as long as the JVM. */
    private static final List<Place> PLACES = new CopyOnWriteArrayList<>();

    private Corpus() {}

    public static void main(String[] arguments) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            String[] parts = argument.split("@");
            runs.add(new Run(parts[0], PoolKind.valueOf(parts[1]), parts[2].equals("server") ? arguments[0] : null));
        }
        for (PoolKind pool : PoolKind.values()) {
            if (runs.stream().anyMatch(run -> run.pool == pool)) {
                warmUp(pool);
            }
        }
        // The workers stay, because the end of a program is not the end of its thread.
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Corpus::daemon);
        List<Future<?>> results = new ArrayList<>();
        runs.forEach(run -> results.add(workers.submit(run)));
        for (int i = 0; i < results.size(); i++) {
            try {
                results.get(i).get();
            } catch (ExecutionException failure) {
                System.out.println("failed=" + runs.get(i).id() + ": " + failure.getCause());
                failure.getCause().printStackTrace();
            }
        }
        System.out.println("done");
        Thread collector = daemon(Corpus::collect);
        collector.start();
        awaitEndOfInput();
        System.exit(0); // some pools leave threads behind
    }

    /** Loads the classes in advance, as in an application that has been running for some time. */
    private static void warmUp(PoolKind pool) throws Exception {
        Place place = new Place("WarmUpOfAll_" + pool, pool, null);
        try (Connection connection = place.dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT * FROM account");
                ResultSet accounts = select.executeQuery()) {
            accounts.next();
        }
        place.closePool();
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

    private record Run(String program, PoolKind pool, String server) implements Callable<Void> {
        String id() {
            return program + "@" + pool;
        }

        @Override
        public Void call() throws Exception {
            String name = program.substring(program.lastIndexOf('.') + 1) + "_" + pool;
            Thread.currentThread().setName(name);
            Program instance =
                    (Program) Class.forName(program).getDeclaredConstructor().newInstance();
            Place place = new Place(name, pool, server);
            PLACES.add(place);
            instance.run(place);
            return null;
        }
    }
}
