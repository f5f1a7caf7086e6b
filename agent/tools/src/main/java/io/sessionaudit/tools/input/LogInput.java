package io.sessionaudit.tools.input;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A log to read: a file, or standard input.
 *
 * @param path null for standard input
 */
public record LogInput(Path path) {
    /** The name of standard input on the command line. */
    public static final String STANDARD_INPUT = "-";

    /** {@return whether it is standard input, which can be read only once} */
    public boolean isStandardInput() {
        return path == null;
    }

    /** {@return whether it can be read only once: standard input, a pipe or a device} */
    public boolean isStream() {
        return path == null || !Files.isRegularFile(path);
    }

    /** {@return the name in records and problems} */
    public String name() {
        return path == null ? "stdin" : path.toString();
    }

    /** {@return its size in bytes, compressed or not; 0 if not known} */
    public long size() {
        try {
            return path == null ? 0 : Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Opens the log.
     *
     * @param progress receives the number of bytes of each read
     */
    public InputStream open(LongConsumer progress) throws IOException {
        return new FilterInputStream(open()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = in.read(bytes, offset, length);
                progress.accept(Math.max(0, read));
                return read;
            }
        };
    }

    /** The streams of {@code Files} seek, which a pipe does not support. */
    private InputStream open() throws IOException {
        if (path == null) {
            return System.in;
        }
        return isStream() ? new FileInputStream(path.toFile()) : Files.newInputStream(path);
    }
}
