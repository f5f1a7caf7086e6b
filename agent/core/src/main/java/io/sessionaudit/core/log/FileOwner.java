package io.sessionaudit.core.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Whether files belong to the user of this process. Symbolic links are not followed. */
final class FileOwner {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String UID = "unix:uid";

    private FileOwner() {}

    /**
     * {@return whether the file belongs to the user of this process} On a file system that assigns owners itself, such
     * as a network share, that is the owner of every file that this process creates.
     */
    static boolean isThisUser(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return true; // Windows: access control lists decide
        }
        Object owner = Files.getAttribute(file, UID, LinkOption.NOFOLLOW_LINKS);
        return owner.toString().equals(ownId()) || owner.equals(ownerOfNewFile(file));
    }

    /** {@return the effective user id, or null if it cannot be read} */
    private static String ownId() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("Uid:"))
                    .map(line -> line.split("\\s+")[2])
                    .findFirst()
                    .orElse(null);
        } catch (IOException | RuntimeException e) {
            return null; // not Linux, or /proc is not mounted
        }
    }

    private static Object ownerOfNewFile(Path neighbour) {
        try {
            Path created = Files.createTempFile(neighbour.toAbsolutePath().getParent(), ".session-audit-", ".tmp");
            try {
                return Files.getAttribute(created, UID, LinkOption.NOFOLLOW_LINKS);
            } finally {
                Files.delete(created);
            }
        } catch (IOException e) {
            return null; // this user may not create files there
        }
    }
}
