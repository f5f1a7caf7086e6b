package io.sessionaudit.runtime.output;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Where the bytes of the log go. Not threadsafe; for the writer thread. */
public interface LogTarget extends Closeable {
    /** {@return what people are told} */
    String name();

    /**
     * Writes bytes.
     *
     * @param bytes its position says how far it has come, when this returns and when it throws
     * @throws IOException when not all of them could be written
     */
    void write(ByteBuffer bytes) throws IOException;

    /** Returns when what was written would outlive a crash of the machine, where the target can promise that. */
    default void force() throws IOException {}

    /** {@return whether writing may work again after it has failed, going on with the byte where it failed} */
    default boolean mayRecover() {
        return false;
    }

    /** {@return whether it is time to go on in a new file} */
    default boolean isRotationDue() {
        return false;
    }

    /**
     * Goes on in a new file.
     *
     * @return whether it does; otherwise it goes on in the old one, and has said why
     */
    default boolean rotate() {
        return false;
    }

    /** What has been written to a new file so far is what each begins with, and no reason to begin another. */
    default void begun() {}

    /**
     * Opens what the option {@code log} names.
     *
     * @param warnings gets what goes wrong later without ending the log
     * @throws IOException with a message that names the option and the remedy
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
