package com.acme.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs every source through the same exercise, and prints the observations. Arguments: the kind of threads, and the
 * URLs of MySQL, MariaDB and PostgreSQL.
 */
public final class SourceMatrix {
    /**
     * System property: the agent is attached when all classes are loaded, all sources open, and one connection borrowed
     * from each.
     */
    public static final String LATE = "com.acme.late";

    private static final long MAX_COLLECTION_MILLIS = 1_500;
    private static final long MAX_LOOK_MILLIS = 20_000;

    /** The agent's log, if there is one. */
    private static final Path LOG = Path.of("audit.jsonl");

    private SourceMatrix() {}

    public static void main(String[] arguments) throws Exception {
        ThreadKind threads = ThreadKind.valueOf(arguments[0]);
        Database mysql = Database.server(arguments[1]);
        Database mariadb = Database.server(arguments[2]);
        boolean late = Boolean.getBoolean(LATE);
        List<Exercise> exercises = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        for (Source row : rows()) {
            Database database = switch (row.server()) {
                case H2 -> Database.h2("m" + exercises.size());
                case MYSQL -> mysql;
                case MARIADB -> mariadb;
                case POSTGRESQL -> Database.server(arguments[3]);
            };
            if (late) {
                Exercise.rehearse(row, threads, database);
            }
            Exercise exercise = new Exercise(row, threads, database);
            exercises.add(exercise);
            exercise.open();
            if (late) {
                exercise.borrowEarly();
            } else {
                exercise.work(mysql, end);
            }
        }
        if (late) {
            awaitAgent();
            for (Exercise exercise : exercises) {
                exercise.returnEarly();
                exercise.work(mysql, end);
            }
        }
        collect(exercises, Exercise::isLostCollected);
        exercises.forEach(Exercise::tellLost);
        awaitFound(exercises.stream().filter(Exercise::isLostCollected).toList());
        exercises.forEach(Exercise::close);
        collect(exercises, Exercise::isUnreachable);
        exercises.forEach(Exercise::tellEnd);
        System.exit(0); // some pools leave threads behind
    }

    private static void awaitAgent() throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // until the agent is attached
        }
    }

    /**
     * The agent's next scan finds the leak; closing the source before it would be another fault. If the agent never
     * finds it, the test fails.
     */
    private static void awaitFound(List<Exercise> collected) throws IOException, InterruptedException {
        long until = System.currentTimeMillis() + MAX_LOOK_MILLIS;
        while (Files.exists(LOG) && System.currentTimeMillis() < until) {
            List<String> abandoned;
            try (Stream<String> lines = Files.lines(LOG)) {
                abandoned = lines.filter(line -> line.contains("\"kind\":\"abandoned\""))
                        .toList();
            }
            if (collected.stream().allMatch(exercise -> exercise.isLostIn(abandoned))) {
                return;
            }
            Thread.sleep(50);
        }
    }

    /** Every source. */
    static List<Source> rows() {
        List<Source> rows = new ArrayList<>();
        rows.addAll(HikariSources.all());
        rows.addAll(CommonPools.all());
        rows.addAll(OtherPools.all());
        rows.addAll(DriverSources.all());
        rows.addAll(Wrappers.all());
        return rows;
    }

    private static void collect(List<Exercise> exercises, Predicate<Exercise> collected) throws InterruptedException {
        long until = System.currentTimeMillis() + MAX_COLLECTION_MILLIS;
        do {
            System.gc();
            Thread.sleep(50);
        } while (System.currentTimeMillis() < until && !exercises.stream().allMatch(collected));
    }
}
