package io.sessionaudit.demo.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes a run's own temporary directory. */
final class Directories {

    private Directories() {}

    /** Deletes what can be deleted: the embedded server's own exit hook may be removing parts of it meanwhile. */
    static void delete(Path directory) {
        if (directory == null) {
            return;
        }
        for (int attempt = 0; attempt < 3 && Files.exists(directory); attempt++) {
            filesOf(directory).forEach(File::delete);
        }
    }

    private static List<File> filesOf(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
        } catch (IOException | UncheckedIOException vanishing) {
            return List.of();
        }
    }
}
