package io.sessionaudit.demo;

/** The command line makes no sense; the message says in one line what is wrong with it. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
