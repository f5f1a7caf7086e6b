package io.sessionaudit.it.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, from the archive that a profile of the pom adds to the class path for this platform. */
final class Binaries {
    /** The archives of all platforms that have a profile; at most one exists. */
    private static final List<String> ARCHIVES =
            List.of("/postgres-linux-x86_64.txz", "/postgres-linux-arm_64.txz", "/postgres-darwin-arm_64.txz");

    private Binaries() {}

    /**
     * Unpacks them. This takes a second or two; a cache in the user's home would not work, because another user must be
     * able to run them if this one is root.
     */
    static void unpack(Path directory) throws IOException {
        try (InputStream archive = open();
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, directory);
            }
        }
    }

    private static InputStream open() {
        return ARCHIVES.stream()
                .map(Binaries.class::getResourceAsStream)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no PostgreSQL binaries for this platform ("
                        + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                        + "); give a server with -D" + PostgresqlServer.URL_PROPERTY + "=JDBC-URL"));
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path path = directory.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        Files.setPosixFilePermissions(path, readable((entry.getMode() & 0100) != 0));
    }

    private static Set<PosixFilePermission> readable(boolean executable) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }
}
