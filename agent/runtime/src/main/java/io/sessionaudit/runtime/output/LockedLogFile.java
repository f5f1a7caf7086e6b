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
 * A log file that only this JVM appends to and only its owner may read.
 *
 * @param path its name
 * @param channel holds the lock while it is open; the system releases it when the JVM ends
 */
record LockedLogFile(Path path, FileChannel channel) {
    private static final int MAX_NAMES = 1000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /**
     * Opens the file; if another JVM writes to it, opens one with a number added to its name.
     *
     * @throws IOException if no file can be opened; the message names the option and the fix
     */
    static LockedLogFile open(Path wanted) throws IOException {
        for (int i = 1; i <= MAX_NAMES; i++) {
            Path path = i == 1 ? wanted : FileNames.withSuffix(wanted, "-" + i);
            FileChannel channel = channel(path, wanted);
            if (isLocked(channel)) {
                terminatePartialLine(channel);
                return new LockedLogFile(path, channel);
            }
            channel.close();
        }
        throw new IOException("option log: " + wanted + " and " + MAX_NAMES
                + " similar names are in use by other JVMs; add %p to the name");
    }

    /** {@return the attributes that make a new file readable by its owner only, if the file system supports that} */
    static FileAttribute<?>[] ownerOnly(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static FileChannel channel(Path path, Path wanted) throws IOException {
        // Opened for reading, too, to check whether the last line is complete.
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileChannel channel = FileChannel.open(path, options, ownerOnly(path));
            if (isPosix(path) && Files.isRegularFile(path)) { // an existing file may have another mode
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

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A killed JVM may have left an incomplete line; the next record must not be appended to it. */
    private static void terminatePartialLine(FileChannel channel) throws IOException {
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
