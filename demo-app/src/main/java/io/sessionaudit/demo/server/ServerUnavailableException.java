package io.sessionaudit.demo.server;

/** No server could be found or started; the message contains the reason and the remedy. */
public final class ServerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ServerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
