package io.sessionaudit.tools.check;

/** A baseline that cannot be used; the message is one line with the fix. */
public final class BaselineException extends Exception {
    private static final long serialVersionUID = 1L;

    BaselineException(String message) {
        super(message);
    }
}
