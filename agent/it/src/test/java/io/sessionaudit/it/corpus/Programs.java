package io.sessionaudit.it.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The programs of the corpus, by their headers. */
final class Programs {
    private static final Path FOLDER = Path.of("..", "it-apps", "src", "main", "java", "com", "acme", "corpus");

    private Programs() {}

    /** The faulty ones first. */
    static List<Header> all() throws IOException {
        List<Header> programs = new ArrayList<>();
        for (String each : List.of("faulty", "correct")) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(each))) {
                for (Path file : files.sorted().toList()) {
                    if (!file.endsWith("package-info.java")) {
                        programs.add(Header.read(file, "com.acme.corpus." + each));
                    }
                }
            }
        }
        return programs;
    }
}
