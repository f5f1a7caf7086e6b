package io.sessionaudit.backport.nio.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Methods of {@code Files} that are newer than Java 8. */
public final class FilesMethods {
    private FilesMethods() {}

    /** {@return the content of a file in UTF-8} */
    public static String readString(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
