package com.acme.host;

/** Another service, which answers late. */
public final class RemoteService {
    /** Longer than {@code held-after} of programs with short limits, by more than one scan. */
    private static final long ANSWER_MILLIS = 9_000;

    private RemoteService() {}

    /** Waits for the answer. */
    public static void call() {
        try {
            Thread.sleep(ANSWER_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
