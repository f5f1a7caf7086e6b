package io.sessionaudit.core.session;

import java.util.concurrent.atomic.AtomicLong;

/** Gives sessions their numbers, from 1 upwards. Threadsafe. */
public final class SessionNumbers {
    private final AtomicLong last = new AtomicLong();

    /** {@return the next number} */
    public long next() {
        return last.incrementAndGet();
    }
}
