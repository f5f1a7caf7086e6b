package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

import io.sessionaudit.core.log.PathKind;

/**
 * A log file that only this JVM appends to and only its owner may read. It is a regular file of this user and no link
 * to one.
 *
 * @param path its name
 * @param channel appends to the end that the file has at that time, and holds the lock while it is open; the system
 *     releases the lock when the JVM ends
 * @param key identifies the file, also under another name; null if the file system has no such keys
 */
record LockedLogFile(Path path, FileChannel channel, Object key) {
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
            PathKind kind = kind(path);
            if (kind == PathKind.MISSING || kind == PathKind.OWN) {
                LockedLogFile opened = open(path, kind);
                if (opened != null) {
                    return opened;
                }
            } else if (i == 1) {
                throw LogRefusal.of(path, kind);
            }
        }
        throw new IOException("option log: " + wanted + " and " + MAX_NAMES
                + " similar names are in use by other JVMs; add %p to the name");
    }

    /** {@return the attributes that make a new file readable by its owner only, if the file system supports that} */
    static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    /** {@return whether the name still leads to this file} False if another process has renamed or deleted it. */
    boolean isInPlace() {
        try {
            return key == null || key.equals(key(path));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true; // writing reports the cause, if it matters
        }
    }

    private static PathKind kind(Path path) throws IOException {
        try {
            return PathKind.ofLog(path);
        } catch (IOException e) {
            throw LogRefusal.notWritable(path, e);
        }
    }

    /** {@return the file, or null if another JVM writes to it} */
    private static LockedLogFile open(Path path, PathKind kind) throws IOException {
        try {
            boolean exists = kind == PathKind.OWN;
            // Before the lock is acquired: closing a channel releases all locks of this JVM on its file.
            boolean partial = exists && endsInPartialLine(path);
            Object before = exists ? key(path) : null;
            FileChannel channel = FileChannel.open(path, options(exists), ownerOnly(path));
            if (!isLocked(channel)) {
                channel.close();
                return null;
            }
            Object key = key(path);
            if (exists && !Objects.equals(before, key)) {
                channel.close();
                throw new IOException("replaced while it was opened");
            }
            if (exists) {
                setOwnerOnly(path);
            }
            if (partial) {
                channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            }
            return new LockedLogFile(path, channel, key);
        } catch (FileAlreadyExistsException e) {
            return open(path, writable(path)); // another process has created it meanwhile
        } catch (IOException e) {
            throw LogRefusal.notWritable(path, e);
        }
    }

    private static PathKind writable(Path path) throws IOException {
        PathKind kind = kind(path);
        if (kind != PathKind.MISSING && kind != PathKind.OWN) {
            throw LogRefusal.of(path, kind);
        }
        return kind;
    }

    private static Set<OpenOption> options(boolean exists) {
        return exists
                ? Set.of(StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)
                : Set.of(StandardOpenOption.APPEND, StandardOpenOption.CREATE_NEW);
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** A log of an earlier run may have another mode. Changes the file itself, never the target of a link. */
    private static void setOwnerOnly(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && !view.readAttributes().permissions().equals(OWNER_ONLY)) {
            view.setPermissions(OWNER_ONLY);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A killed JVM may have left an incomplete line; the next record must not be appended to it. */
    private static boolean endsInPartialLine(Path path) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long size = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            return size > 0 && channel.position(size - 1).read(last) == 1 && last.get(0) != '\n';
        }
    }
}
