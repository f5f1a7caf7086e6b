package io.sessionaudit.runtime.http;

/** A request is not answered as requested; the message is sent to the client, so it contains nothing of the request. */
public final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    /** Creates an exception for an HTTP status. */
    public BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
