package io.sessionaudit.core.options;

/** A value is not accepted; the message states what is wrong with it and what to write. */
final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidValueException(String message) {
        super(message);
    }
}
