package io.sessionaudit.runtime;

import io.sessionaudit.core.log.PrintableText;

/**
 * Prints diagnostics of the agent on stderr, such as what is no longer audited, and why. Not for findings. Threadsafe.
 *
 * <p>Uses no logging library: even a private copy would read the application's system properties.
 */
final class Diagnostics {
    private Diagnostics() {}

    static void print(String line) {
        System.err.println("session-audit: " + PrintableText.of(line));
    }
}
