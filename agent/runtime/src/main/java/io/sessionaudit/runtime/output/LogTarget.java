package io.sessionaudit.runtime.output;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/**
 * Where the log is written to: a file of this JVM alone, a standard stream, or nowhere.
 *
 * @param name what people are told
 * @param stream gets the bytes
 */
public record LogTarget(String name, OutputStream stream) {
    private static final int BUFFER = 64 * 1024;
    private static final int MOST_NAMES = 1000;

    /**
     * Opens what the option {@code log} names.
     *
     * @throws IOException with a message that names the option and the remedy
     */
    public static LogTarget open(String log) throws IOException {
        return switch (log) {
            case "none" -> new LogTarget("none", OutputStream.nullOutputStream());
            case "stdout" -> new LogTarget("stdout", standard(FileDescriptor.out));
            case "stderr" -> new LogTarget("stderr", standard(FileDescriptor.err));
            default -> file(log);
        };
    }

    /** A stream of our own on the descriptor: the application may replace {@code System.out}, and lock it. */
    private static OutputStream standard(FileDescriptor descriptor) {
        return new WholeLines(new FileOutputStream(descriptor));
    }

    private static LogTarget file(String log) throws IOException {
        Path wanted;
        try {
            wanted = Path.of(expand(log)).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IOException("option log: \"" + log + "\" is no file name; name a file, stdout, stderr or none");
        }
        if (Files.isDirectory(wanted)) {
            throw new IOException("option log: " + wanted + " is a directory; name a file in it");
        }
        Path directory = wanted.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException("option log: "
                    + (directory != null && Files.exists(directory)
                            ? directory + " is no directory; name another"
                            : "the directory " + directory + " does not exist; create it or name another"));
        }
        for (int i = 1; i <= MOST_NAMES; i++) {
            Path path = i == 1 ? wanted : numbered(wanted, i);
            FileChannel channel = channel(path, wanted);
            if (isOurs(channel)) {
                endCutLine(channel);
                return new LogTarget(
                        path.toString(), new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
            }
            channel.close();
        }
        throw new IOException("option log: " + wanted + " and " + MOST_NAMES
                + " names after it are written by other JVMs; put %p into the name");
    }

    private static FileChannel channel(Path path, Path wanted) throws IOException {
        // Read as well, to see whether the last line is whole.
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                FileAttribute<?> ownerOnly =
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                FileChannel channel = FileChannel.open(path, options, ownerOnly);
                if (Files.isRegularFile(path)) { // one that was there before keeps the mode it had, until now
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                }
                return channel;
            }
            return FileChannel.open(path, options);
        } catch (IOException e) {
            throw new IOException("option log: cannot write " + wanted + " ("
                    + e.getClass().getSimpleName() + "); name a file in a directory that this user may write to");
        }
    }

    /** The lock lives as long as the channel, so that no second JVM writes into the file; the system frees it. */
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

    private static Path numbered(Path wanted, int number) {
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String numbered = dot <= 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
        return wanted.resolveSibling(numbered);
    }

    private static String expand(String log) {
        return log.replace("%p", Long.toString(ProcessHandle.current().pid()))
                .replace("%t", DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now()))
                .replace("%h", HostName.find().replaceAll("[^A-Za-z0-9._-]", "_"));
    }
}
