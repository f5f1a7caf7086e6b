package io.sessionaudit.it.postgresql;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/**
 * A PostgreSQL server for the tests: the one that {@value #URL_PROPERTY} names, or else a new one on the loopback
 * interface with its data in a temporary directory. It stops with the JVM. If there is none, the tests fail; they are
 * not skipped.
 */
public final class PostgresqlServer {
    /** The system property that names a server to use instead of starting one. */
    public static final String URL_PROPERTY = "session-audit.test.postgresql.url";

    private static final Duration MAX_START = Duration.ofSeconds(60);
    private static final long MAX_STOP_SECONDS = 20;
    private static final String USER = "postgres";

    private static String started;

    private final Account account = Account.find();
    private final Path directory;
    private final Path log;
    private volatile Process process;

    private PostgresqlServer(Path directory) {
        this.directory = directory;
        log = directory.resolve("log.txt");
    }

    /**
     * Starts or finds the server: one for all tests of this JVM.
     *
     * @return its JDBC URL, including user and password
     */
    public static synchronized String start() {
        String configured = System.getProperty(URL_PROPERTY, "");
        if (!configured.isBlank()) {
            return configured;
        }
        if (started == null) {
            started = startOne();
        }
        return started;
    }

    private static String startOne() {
        try {
            PostgresqlServer server = new PostgresqlServer(Files.createTempDirectory("session-audit-postgresql-"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "postgresql-stop"));
            server.create();
            return server.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL did not start; give a server with -D" + URL_PROPERTY + "=JDBC-URL", e);
        }
    }

    private void create() throws IOException {
        Binaries.unpack(directory);
        Path password = Files.writeString(directory.resolve("password.txt"), USER);
        account.give(directory);
        process = launch(
                "initdb",
                "--pgdata=" + directory.resolve("data"),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync");
        try {
            boolean ended = process.waitFor(MAX_START.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IOException("initdb failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String serve() throws IOException {
        int port = freePort();
        process = launch(
                "postgres",
                "-D",
                directory.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-F", // no fsync: the data does not outlive the process
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER + "&password=" + USER;
        try {
            await("PostgreSQL").atMost(MAX_START).until(() -> !process.isAlive() || answers(url));
        } catch (ConditionTimeoutException e) {
            throw new IOException("no answer within " + MAX_START + ": " + Files.readString(log), e);
        }
        if (!process.isAlive()) {
            throw new IOException("it ended: " + Files.readString(log));
        }
        return url;
    }

    private Process launch(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(account.command(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static boolean answers(String url) {
        try {
            DriverManager.getConnection(url).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void stop() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(MAX_STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // The system deletes what remains in the directory for temporary files.
        }
    }
}
