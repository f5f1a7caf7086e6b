package io.sessionaudit.demo;

import java.util.Arrays;
import java.util.Locale;

/** What the application can be asked to do. */
enum Run {
    CLEAN(5_000),
    FAULTY(600),
    SCOPED(5_000),

    /** Places none: it shows what sessions are. */
    LEARN(0);

    private final int orders;

    Run(int orders) {
        this.orders = orders;
    }

    /** How many orders it places when nobody says. */
    int orders() {
        return orders;
    }

    static Run named(String name) throws UsageException {
        return Arrays.stream(values())
                .filter(run -> run.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("unknown run '" + name + "' (known: clean, faulty, scoped, learn)"));
    }
}
