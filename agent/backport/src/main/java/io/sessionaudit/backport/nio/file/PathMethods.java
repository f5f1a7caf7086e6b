package io.sessionaudit.backport.nio.file;

import java.nio.file.Path;
import java.nio.file.Paths;

/** Methods of {@code Path} that are newer than Java 8. */
public final class PathMethods {
    private PathMethods() {}

    /** {@return the path of a file} */
    public static Path of(String first, String... more) {
        return Paths.get(first, more);
    }
}
