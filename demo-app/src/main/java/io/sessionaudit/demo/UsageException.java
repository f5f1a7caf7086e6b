package io.sessionaudit.demo;

/** An invalid command line; the message is the reason, in one line. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
