package io.sessionaudit.it.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The text files of a checkout, as paths relative to its root. Immutable; a file is read each time it is needed. */
final class SourceTree {
    /** Without the modules that only serve tests: agent/it, agent/it-apps and agent/test-support. */
    static final String MAIN_JAVA = "regex:(agent/(?!it|test-)[^/]+|demo-app)/src/main/java/.+\\.java";

    static final String JAVA = "glob:{agent/*,demo-app}/src/{main,test}/java/**.java";
    static final String JAVASCRIPT = "glob:agent/tools/src/main/resources/**.js";
    static final String MARKDOWN = "glob:{README.md,CHANGELOG.md,docs/*.md}";
    static final String SCRIPTS = "glob:scripts/*";

    private static final Set<String> SKIPPED = Set.of("target", "node_modules");

    private final Path root;
    private final List<Path> files;

    SourceTree(Path root) {
        this.root = root;
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = directory.getFileName().toString();
                    boolean skipped = !directory.equals(root) && (name.startsWith(".") || SKIPPED.contains(name));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(root.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(found);
        files = List.copyOf(found);
    }

    /** {@return the files that match at least one of the patterns, each {@code glob:...} or {@code regex:...}} */
    List<Path> files(String... patterns) {
        List<PathMatcher> matchers =
                Stream.of(patterns).map(SourceTree::matcher).toList();
        return files.stream()
                .filter(file -> matchers.stream().anyMatch(matcher -> matcher.matches(file)))
                .toList();
    }

    static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher(pattern);
    }

    String read(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
