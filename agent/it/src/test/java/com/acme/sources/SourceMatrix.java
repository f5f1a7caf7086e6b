package com.acme.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * Takes every source through the same exercise, and prints what it saw. Arguments: the kind of threads, and the URLs of
 * MySQL, MariaDB and PostgreSQL.
 */
public final class SourceMatrix {
    /**
     * System property: the agent comes when every class is loaded, every source open, and a connection borrowed from it.
     */
    public static final String LATE = "com.acme.late";

    private static final long LONGEST_COLLECTION_MILLIS = 1_500;

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
        exercises.forEach(Exercise::close);
        collect(exercises, Exercise::isUnreachable);
        exercises.forEach(Exercise::tellEnd);
        System.exit(0); // some pools leave threads behind
    }

    private static void awaitAgent() throws IOException {
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // until the agent is there
        }
    }

    private static List<Source> rows() {
        List<Source> rows = new ArrayList<>();
        rows.addAll(HikariSources.all());
        rows.addAll(CommonPools.all());
        rows.addAll(OtherPools.all());
        rows.addAll(DriverSources.all());
        rows.addAll(Wrappers.all());
        return rows;
    }

    private static void collect(List<Exercise> exercises, Predicate<Exercise> collected) throws InterruptedException {
        long until = System.currentTimeMillis() + LONGEST_COLLECTION_MILLIS;
        do {
            System.gc();
            Thread.sleep(50);
        } while (System.currentTimeMillis() < until && !exercises.stream().allMatch(collected));
    }
}
