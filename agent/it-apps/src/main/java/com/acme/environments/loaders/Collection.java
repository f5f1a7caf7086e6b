package com.acme.environments.loaders;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;

/** Waits for the garbage collector. */
public final class Collection {
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Collection() {}

    /** {@return whether it was collected, as a word} */
    public static String await(WeakReference<?> reference) throws InterruptedException {
        long begin = System.nanoTime();
        while (!reference.refersTo(null) && System.nanoTime() - begin < MAX_NANOS) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return reference.refersTo(null) ? "collected" : "kept";
    }
}
