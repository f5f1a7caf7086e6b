package io.sessionaudit.demo;

import java.util.Arrays;
import java.util.Locale;

/** The commands of the application. */
enum Run {
    CLEAN(5_000),
    FAULTY(600),
    SCOPED(5_000),

    /** Demonstrates sessions; places no orders. */
    LEARN(0);

    private final int orders;

    Run(int orders) {
        this.orders = orders;
    }

    /** {@return the default number of orders} */
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
