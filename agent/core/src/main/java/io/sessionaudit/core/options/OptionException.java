package io.sessionaudit.core.options;

/** An option that cannot be taken; the message names the option and the remedy, on one line. */
public final class OptionException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what is wrong and how to mend it. */
    public OptionException(String message) {
        super(message, null, false, false);
    }
}
