package com.acme.recording;

import java.util.concurrent.Semaphore;

/** An SQL function that lasts as long as the program wants. */
public final class Pause {
    private static final Semaphore BEGUN = new Semaphore(0);
    private static final Semaphore ENOUGH = new Semaphore(0);

    private Pause() {}

    /** Called by H2: signals its start, and waits. */
    public static int pause() throws InterruptedException {
        BEGUN.release();
        ENOUGH.acquire();
        return 1;
    }

    static void awaitBegin() throws InterruptedException {
        BEGUN.acquire();
    }

    static void end() {
        ENOUGH.release();
    }
}
