package io.sessionaudit.backport.nio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Methods of {@code Files} that are newer than Java 8. */
public final class FilesMethods {
    private FilesMethods() {}

    /**
     * {@return the content of a file in UTF-8}
     *
     * @throws IOException also if the file is not UTF-8
     */
    public static String readString(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }
}
