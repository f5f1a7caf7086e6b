package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that this JVM alone writes to, at its end, and that its owner alone may read.
 *
 * @param path its name
 * @param channel holds the lock as long as it is open; the system frees it, however the JVM ends
 */
record LockedLogFile(Path path, FileChannel channel) {
    private static final int MAX_NAMES = 1000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /**
     * Opens the file of that name; where another JVM writes to it, one with a number in its name.
     *
     * @throws IOException with a message that names the option and the remedy
     */
    static LockedLogFile open(Path wanted) throws IOException {
        for (int i = 1; i <= MAX_NAMES; i++) {
            Path path = i == 1 ? wanted : FileNames.with(wanted, "-" + i);
            FileChannel channel = channel(path, wanted);
            if (isOurs(channel)) {
                endCutLine(channel);
                return new LockedLogFile(path, channel);
            }
            channel.close();
        }
        throw new IOException("option log: " + wanted + " and " + MAX_NAMES
                + " names after it are written by other JVMs; put %p into the name");
    }

    /** {@return what makes a new file readable for its owner only, where the file system knows owners} */
    static FileAttribute<?>[] ownerOnly(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static FileChannel channel(Path path, Path wanted) throws IOException {
        // Read as well, to see whether the last line is whole.
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileChannel channel = FileChannel.open(path, options, ownerOnly(path));
            if (isPosix(path)
                    && Files.isRegularFile(path)) { // one that was there before kept the mode it had, until now
                Files.setPosixFilePermissions(path, OWNER_ONLY);
            }
            return channel;
        } catch (IOException e) {
            throw new IOException("option log: cannot write " + wanted + " ("
                    + e.getClass().getSimpleName() + "); name a file in a directory that this user may write to");
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A JVM that was killed may have left half a line; the next record must not be glued to it. */
    private static void endCutLine(FileChannel channel) throws IOException {
        long size = channel.size();
        channel.position(size);
        if (size == 0) {
            return;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        if (last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }
}
