package io.sessionaudit.runtime.output;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The destination of the log: a file, a standard stream, or none. Not threadsafe; log thread only. */
public interface LogTarget extends Closeable {
    /** {@return the name for messages} */
    String name();

    /** {@return whether it is a file, and its name the path} */
    default boolean isFile() {
        return false;
    }

    /**
     * Writes bytes.
     *
     * @param bytes its position is after the last byte written, also if this throws
     * @throws IOException if not all bytes could be written
     */
    void write(ByteBuffer bytes) throws IOException;

    /**
     * Checks whether another process has truncated, renamed or deleted the file; if it is no longer there, continues in
     * a new one.
     *
     * @return whether the records that a file begins with have to be written next
     */
    default boolean beginsAnew() throws IOException {
        return false;
    }

    /** Forces what was written to the disk, if the target supports that. */
    default void force() throws IOException {}

    /** {@return whether writing may be retried after a failure, from the first byte that was not written} */
    default boolean mayRecover() {
        return false;
    }

    /** {@return whether the log should continue in a new file} */
    default boolean isRotationDue() {
        return false;
    }

    /**
     * Continues in a new file.
     *
     * @return whether it did; otherwise it continues in the old file and has reported the reason
     */
    default boolean rotate() {
        return false;
    }

    /** Marks the end of the records that each part begins with; they alone are no reason to rotate. */
    default void partHeaderWritten() {}

    /**
     * Opens the target that the option {@code log} names.
     *
     * @param warnings receives later problems that do not end the log
     * @throws IOException if it cannot be opened; the message names the option and the fix
     */
    static LogTarget open(String log, Rotation rotation, Consumer<String> warnings) throws IOException {
        return switch (log) {
            case "none" -> new NoTarget();
            case "stdout" -> new StandardTarget("stdout", new FileOutputStream(FileDescriptor.out));
            case "stderr" -> new StandardTarget("stderr", new FileOutputStream(FileDescriptor.err));
            default -> FileTarget.open(log, rotation, warnings);
        };
    }
}
