package io.sessionaudit.it.corpus;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Whether a number is the same as at the last call. */
final class Unchanged implements Callable<Boolean> {
    private final LongSupplier number;
    private long last = -1;

    Unchanged(LongSupplier number) {
        this.number = number;
    }

    @Override
    public Boolean call() {
        long before = last;
        last = number.getAsLong();
        return last == before;
    }
}
