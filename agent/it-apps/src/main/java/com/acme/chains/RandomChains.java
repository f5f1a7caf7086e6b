package com.acme.chains;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Executes random steps on random chains of data sources, on two alternating threads, and prints what the model
 * expects: {@code expected=} and a JSON line for each source. Arguments: seed, number of the first chain, number of
 * chains, and the length of the longest plan.
 */
public final class RandomChains {
    /** Keeps open connections reachable, so that they are not abandoned. */
    private static final List<Object> LEFT_OPEN = new ArrayList<>();

    private final Plan plan;
    private final OpenedChain chain;
    private final List<ExecutorService> threads;
    private final Map<Integer, Connection> connections = new HashMap<>();
    private int borrows;

    private RandomChains(Plan plan) throws SQLException {
        this.plan = plan;
        chain = new OpenedChain(plan.name(), plan.chain());
        threads = List.of(thread(plan.name() + "/a"), thread(plan.name() + "/b"));
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        int first = Integer.parseInt(arguments[1]);
        int end = first + Integer.parseInt(arguments[2]);
        for (int number = first; number < end; number++) {
            Plan plan = Plan.random("c" + number, seed * 1_000_003 + number).first(Integer.parseInt(arguments[3]));
            System.out.println("plan=" + plan);
            plan.model().lines().forEach(line -> System.out.println("expected=" + line));
            new RandomChains(plan).play();
        }
        System.exit(0); // open connections stay open
    }

    private void play() throws Exception {
        for (Step step : plan.steps()) {
            try {
                threads.get(step.thread()).submit(() -> play(step)).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("step " + step + " of " + plan, e.getCause());
            }
        }
        if (plan.model().hasOpen()) {
            LEFT_OPEN.add(this);
        } else {
            threads.forEach(ExecutorService::shutdown);
            chain.close();
        }
    }

    private Object play(Step step) throws SQLException {
        Connection connection = connections.get(step.connection());
        switch (step.kind()) {
            case BORROW -> connections.put(borrows++, chain.borrow(step.route()));
            case READ -> read(connection);
            case WRITE -> write(connection);
            case BEGIN -> {
                connection.setAutoCommit(false);
                write(connection);
            }
            case COMMIT -> connection.commit();
            case ROLLBACK -> connection.rollback();
            case AUTOCOMMIT -> connection.setAutoCommit(true);
            case CLOSE -> connection.close();
            case END -> chain.endUnits();
        }
        return null;
    }

    private static void read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT 1")) {
            result.next();
        }
    }

    private static void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO n VALUES (1)");
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
