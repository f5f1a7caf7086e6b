package io.sessionaudit.core.options;

/** An option is not accepted; the message names the option and the fix, on one line. */
public final class OptionException extends Exception {
    private static final long serialVersionUID = 1;

    /** Creates an exception whose message states the problem and the fix. */
    public OptionException(String message) {
        super(message, null, false, false);
    }
}
