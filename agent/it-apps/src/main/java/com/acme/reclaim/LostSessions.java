package com.acme.reclaim;

import java.util.ArrayList;
import java.util.List;

import com.acme.support.PoolSetup;

/**
 * Leaks sessions on every pool in every way, waits for those that can be reclaimed, and continues to use the others.
 * Arguments: URL, user and password of the database, the maximum wait in milliseconds, and optionally the pools to try.
 */
public final class LostSessions {
    /**
     * System property: prints {@code ready} when all classes are loaded and all pools open, and waits for the agent.
     */
    public static final String LATE = "com.acme.late";

    private LostSessions() {}

    public static void main(String[] arguments) throws Exception {
        PoolSetup target = SmallPool.setup(arguments[0], arguments[1], arguments[2]);
        long longest = Long.parseLong(arguments[3]);
        List<String> only = List.of(arguments).subList(4, arguments.length);
        List<Trial> trials = new ArrayList<>();
        for (SmallPool pool : SmallPool.values()) {
            boolean wanted = only.isEmpty() || only.contains(pool.name());
            if (wanted && (pool != SmallPool.H2 || target.url().startsWith("jdbc:h2:"))) {
                for (Way way : Way.values()) {
                    trials.add(new Trial(pool, way, target));
                }
            }
        }
        if (Boolean.getBoolean(LATE)) {
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // until the agent is attached
            }
        }
        for (Trial trial : trials) {
            trial.lose();
        }
        await(trials, longest);
        Trial last = new Trial(SmallPool.HIKARI, Way.THREAD_ENDED_KEPT, target);
        last.lose(); // what is not reclaimed until this one is, never will be
        await(List.of(last), longest);
        trials.forEach(Trial::tell);
        System.exit(0); // some pools leave threads behind
    }

    private static void await(List<Trial> trials, long longest) throws InterruptedException {
        long until = System.currentTimeMillis() + longest;
        while (trials.stream().anyMatch(Trial::isAwaited) && System.currentTimeMillis() < until) {
            System.gc();
            Thread.sleep(50);
        }
    }
}
