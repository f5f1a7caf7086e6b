package io.sessionaudit.demo.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The cache of the embedded server's unpacked binaries: 350 MB that take five seconds to unpack. By default in
 * {@code ~/.cache/session-audit}; the system property {@value #DIRECTORY_PROPERTY} sets another directory.
 */
final class BinaryCache {

    static final String DIRECTORY_PROPERTY = "session-audit.test.cache";

    private BinaryCache() {}

    static Path directory(String version) {
        return root().resolve("mariadb-" + version);
    }

    /** Runs an installation while no other process, and no other thread of this one, unpacks the same version. */
    static <T> T locked(String version, Installation<T> installation) throws IOException {
        Path lockFile = Files.createDirectories(root()).resolve("mariadb-" + version + ".lock");
        // A file lock is the whole JVM's: a second thread would get an exception instead of having to wait.
        synchronized (BinaryCache.class) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                return installation.install();
            }
        }
    }

    private static Path root() {
        String configured = System.getProperty(DIRECTORY_PROPERTY);
        return configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".cache/session-audit");
    }

    /** What is done under the lock. */
    interface Installation<T> {
        T install() throws IOException;
    }
}
