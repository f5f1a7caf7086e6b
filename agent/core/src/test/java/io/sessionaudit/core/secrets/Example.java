package io.sessionaudit.core.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A URL or SQL statement with {@link #MARKER} in each place that may contain a secret, and what may be logged of it. In
 * the files, each is two lines, of which the second one is indented.
 */
record Example(String input, String shown) {
    static final String MARKER = "hunter2";

    /** {@return the examples of all files of a directory} */
    static List<Example> of(String directory) {
        try (Stream<Path> files =
                Files.list(Path.of(Example.class.getResource(directory).toURI()))) {
            List<Example> examples = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i + 1 < lines.size(); i += 2) {
                    examples.add(new Example(lines.get(i), lines.get(i + 1).strip()));
                }
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
