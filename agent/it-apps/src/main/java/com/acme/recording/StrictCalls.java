package com.acme.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The calls that the program announced. If the system property {@value #FILE} names a file, each line of it announces a
 * call, and any other call gets an {@link AssertionError}, as from a strict mock.
 */
final class StrictCalls {
    /** Names the file of announced calls. */
    static final String FILE = "com.acme.recording.announced";

    private static final Set<String> ANNOUNCED = announced();
    private static final Queue<String> UNEXPECTED = new ConcurrentLinkedQueue<>();

    private StrictCalls() {}

    static void check(String call) {
        if (ANNOUNCED != null && !ANNOUNCED.contains(call)) {
            unexpected(call);
        }
    }

    /** Records and rejects a call. */
    static void unexpected(String call) {
        UNEXPECTED.add(call + " on " + Thread.currentThread().getName());
        throw new AssertionError("unexpected call of " + call);
    }

    /** Prints {@code unexpected=} and each rejected call. */
    static void print() {
        UNEXPECTED.forEach(call -> System.out.println("unexpected=" + call));
    }

    private static Set<String> announced() {
        String file = System.getProperty(FILE);
        try {
            return file == null ? null : Set.copyOf(Files.readAllLines(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
