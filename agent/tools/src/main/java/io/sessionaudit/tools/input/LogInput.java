package io.sessionaudit.tools.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * One log that is to be read: a file, or standard input.
 *
 * @param path null for standard input
 */
public record LogInput(Path path) {
    /** What stands for standard input on the command line. */
    public static final String STANDARD_INPUT = "-";

    /** {@return whether it can be read once only} */
    public boolean isStandardInput() {
        return path == null;
    }

    /** {@return what it is called in records and problems} */
    public String name() {
        return path == null ? "stdin" : path.toString();
    }

    /** {@return its size in bytes as it lies there; 0 where that is not known} */
    public long size() {
        try {
            return path == null ? 0 : Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Opens it.
     *
     * @param progress is told of the bytes that were read
     */
    InputStream open(LongConsumer progress) throws IOException {
        return new FilterInputStream(path == null ? System.in : Files.newInputStream(path)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = in.read(bytes, offset, length);
                progress.accept(Math.max(0, read));
                return read;
            }
        };
    }
}
