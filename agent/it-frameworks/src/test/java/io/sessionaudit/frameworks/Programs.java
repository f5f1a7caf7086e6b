package io.sessionaudit.frameworks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The programs of the corpus, by their headers. */
final class Programs {
    private static final List<String> LANGUAGES = List.of("java", "kotlin", "scala", "groovy", "clojure");

    private Programs() {}

    static List<Header> all() throws IOException {
        Stream<Header> programs = Stream.empty();
        for (String language : LANGUAGES) {
            Path root = Path.of("src", "main", language);
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    List<Path> sources =
                            files.filter(Files::isRegularFile).sorted().toList();
                    programs = Stream.concat(programs, sources.stream().map(file -> read(root, file)));
                }
            }
        }
        return programs.filter(Objects::nonNull).toList();
    }

    private static Header read(Path root, Path file) {
        String packageName = root.relativize(file.getParent())
                .toString()
                .replace(file.getFileSystem().getSeparator(), ".");
        return Header.read(file, packageName);
    }
}
