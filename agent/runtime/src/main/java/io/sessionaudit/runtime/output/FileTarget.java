package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A log file with rotation: a file that is too large or too old is renamed, and the log continues in a new file under
 * the original name. Rotated files are compressed and deleted on another thread. If another process truncates, renames
 * or deletes the file, a new log begins under the original name.
 */
final class FileTarget implements LogTarget {
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MINUTES.toNanos(1);

    private final Path wanted;
    private final Rotation rotation;
    private final Consumer<String> warnings;
    private volatile LockedLogFile file;
    private RotatedFiles old;
    private long size;
    private long sizeAtBegin;
    private long begunNanos;
    private long notBeforeNanos;
    private long reopenNotBeforeNanos = System.nanoTime();

    private FileTarget(Path wanted, Rotation rotation, Consumer<String> warnings) throws IOException {
        this.wanted = wanted;
        this.rotation = rotation;
        this.warnings = warnings;
        begin(LockedLogFile.open(wanted));
    }

    static FileTarget open(String log, Rotation rotation, Consumer<String> warnings) throws IOException {
        FileTarget target = new FileTarget(FileNames.wanted(log), rotation, warnings);
        if (rotation.isOn()) {
            target.old.tidyLater(); // a previous JVM may have ended before it was done
        }
        return target;
    }

    @Override
    public String name() {
        return file.path().toString();
    }

    @Override
    public boolean isFile() {
        return true;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            size += file.channel().write(bytes);
        }
    }

    @Override
    public boolean beginsAnew() throws IOException {
        if (!file.isInPlace()) {
            return System.nanoTime() - reopenNotBeforeNanos >= 0 && reopen();
        }
        long actual = file.channel().size();
        boolean truncated = actual < size;
        size = actual;
        if (truncated) {
            begunNanos = System.nanoTime();
            sizeAtBegin = size;
        }
        if (truncated && size > 0) {
            write(ByteBuffer.wrap(new byte[] {'\n'})); // the last line may have lost its end
        }
        return truncated;
    }

    @Override
    public void force() throws IOException {
        file.channel().force(false);
    }

    @Override
    public boolean mayRecover() {
        return true;
    }

    @Override
    public boolean isRotationDue() {
        boolean large = rotation.bytes() > 0 && size >= rotation.bytes();
        if (!large && rotation.every().isZero()) {
            return false;
        }
        long now = System.nanoTime();
        boolean aged = !rotation.every().isZero()
                && now - begunNanos >= rotation.every().toNanos();
        return (large || aged) && size > sizeAtBegin && now - notBeforeNanos >= 0;
    }

    @Override
    public boolean rotate() {
        LockedLogFile full = file;
        if (!full.isInPlace()) {
            return reopen(); // the name leads to a file of another process
        }
        try {
            Path renamed = old.nextName(Instant.now());
            Files.move(full.path(), renamed);
            try {
                begin(LockedLogFile.open(wanted));
            } catch (IOException e) {
                Files.move(renamed, full.path());
                throw e;
            }
        } catch (IOException e) {
            notBeforeNanos = System.nanoTime() + PAUSE_AFTER_FAILURE;
            warnings.accept(
                    "the log " + name() + " cannot be rotated and keeps growing; next attempt in a minute: " + e);
            return false;
        }
        old.tidyLater(full.channel());
        return true;
    }

    @Override
    public void partHeaderWritten() {
        sizeAtBegin = size;
    }

    @Override
    public void close() throws IOException {
        file.channel().close();
    }

    /** Another process has renamed or deleted the file. If it cannot be created again, the log stays in that file. */
    private boolean reopen() {
        LockedLogFile lost = file;
        try {
            begin(LockedLogFile.open(wanted));
            lost.channel().close();
        } catch (IOException e) {
            reopenNotBeforeNanos = System.nanoTime() + PAUSE_AFTER_FAILURE;
            notBeforeNanos = reopenNotBeforeNanos;
            warnings.accept("the log " + name() + " was renamed or deleted by another process, and cannot be created"
                    + " again; next attempt in a minute: " + e.getMessage());
            return false;
        }
        warnings.accept(
                "the log " + lost.path() + " was renamed or deleted by another process; it continues in " + name());
        return true;
    }

    private void begin(LockedLogFile opened) throws IOException {
        size = opened.channel().size();
        sizeAtBegin = size;
        file = opened;
        begunNanos = System.nanoTime();
        notBeforeNanos = begunNanos;
        old = new RotatedFiles(opened.path(), rotation, warnings);
    }
}
