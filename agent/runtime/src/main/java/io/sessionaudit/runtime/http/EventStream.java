package io.sessionaudit.runtime.http;

/** Server-sent events for one reader. A reader that is slow misses events, and the next one is complete. */
interface EventStream {
    /** Waits for the next event; {@return its text, or that of a comment if nothing has changed for some seconds} */
    byte[] next() throws InterruptedException;
}
