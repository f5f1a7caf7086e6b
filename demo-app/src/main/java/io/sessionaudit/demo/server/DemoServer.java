package io.sessionaudit.demo.server;

import java.util.Optional;

/**
 * A MySQL-speaking server for a demonstration or a test: the one a URL names, else MySQL in Docker, else an embedded
 * MariaDB. Closing it stops what was started and never touches a server that was given by URL. A server left open stops
 * when the JVM ends.
 *
 * <p>Instances are immutable; {@link #close} may be called by any thread and more than once.
 */
public final class DemoServer implements AutoCloseable {

    /** The system property that names a server to use instead of starting one. */
    public static final String URL_PROPERTY = "session-audit.test.url";

    private static final String MYSQL = "jdbc:mysql:";

    private final String url;
    private final String description;
    private final Runnable stop;

    DemoServer(String url, String description, Runnable stop) {
        this.url = url;
        this.description = description;
        this.stop = stop;
    }

    /**
     * Starts, or finds, the server that {@value #URL_PROPERTY} or else this machine offers.
     *
     * @throws ServerUnavailableException if there is none
     */
    public static DemoServer start() {
        return start(Optional.empty());
    }

    /**
     * Starts, or finds, a server.
     *
     * @param explicitUrl a JDBC URL with user and password; when empty, the property {@value #URL_PROPERTY} is read
     * @throws ServerUnavailableException if there is none
     */
    public static DemoServer start(Optional<String> explicitUrl) {
        return explicitUrl
                .map(url -> given(url, "--url names it"))
                .or(() -> Optional.ofNullable(System.getProperty(URL_PROPERTY))
                        .filter(url -> !url.isBlank())
                        .map(url -> given(url, URL_PROPERTY + " names it")))
                .orElseGet(DemoServer::startOne);
    }

    private static DemoServer given(String url, String reason) {
        if (!url.startsWith(MYSQL)) {
            throw new IllegalArgumentException("not a MySQL URL: " + withoutSecrets(url)
                    + " (wanted: jdbc:mysql://HOST:PORT/DATABASE?user=...&password=...)");
        }
        return new DemoServer(url, withoutSecrets(url) + ", because " + reason, () -> {});
    }

    private static DemoServer startOne() {
        String noDocker = DockerServer.unavailable().orElse(null);
        if (noDocker == null) {
            try {
                return DockerServer.start("because no URL is given and Docker runs here");
            } catch (RuntimeException failure) {
                noDocker = "Docker runs here but could not start MySQL (" + reasonOf(failure) + ")";
            }
        }
        return EmbeddedServer.start("because no URL is given and " + noDocker);
    }

    /** The JDBC URL, user and password included. */
    public String url() {
        return url;
    }

    /** One line: which server this is, and why it was chosen. */
    public String description() {
        return description;
    }

    /** Stops the server if it was started here. */
    @Override
    public void close() {
        stop.run();
    }

    /** {@return the reason in one line: the first line of the root cause's message} */
    static String reasonOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return cause.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
