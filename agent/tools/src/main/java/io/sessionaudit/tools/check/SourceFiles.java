package io.sessionaudit.tools.check;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The source files below a directory. A file is found by package and name; if several modules have such a file, none
 * is, because the line would be that of another class. Not threadsafe.
 */
public final class SourceFiles {
    private static final Set<String> NO_SOURCES = Set.of("target", "build", "out", "bin", "node_modules");

    /** The directories of source files, by name of the file, relative to the root. */
    private final Map<String, List<String>> directories = new HashMap<>();

    /**
     * A source file.
     *
     * @param path relative to the root, with slashes
     */
    record SourceFile(String path) {
        /** {@return the path as a relative URI reference} */
        String uri() {
            try {
                return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
            } catch (URISyntaxException e) {
                throw new IllegalStateException("every absolute path is a URI reference", e);
            }
        }
    }

    private SourceFiles() {}

    /** {@return no files} */
    public static SourceFiles none() {
        return new SourceFiles();
    }

    /** {@return the files below a directory; directories of build output and hidden ones are skipped} */
    public static SourceFiles below(Path root) throws IOException {
        SourceFiles files = new SourceFiles();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = String.valueOf(directory.getFileName());
                boolean skipped = !directory.equals(root) && (name.startsWith(".") || NO_SOURCES.contains(name));
                return skipped && !isInPackage(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE; // not readable, so no place in it can be shown
            }

            /** A package may be named like a directory of build output. */
            private boolean isInPackage(Path directory) {
                return root.relativize(directory).toString().replace('\\', '/').contains("src/");
            }
        });
        return files;
    }

    private void add(Path file) {
        String path = file.toString().replace('\\', '/');
        int slash = path.lastIndexOf('/');
        directories
                .computeIfAbsent(path.substring(slash + 1), name -> new ArrayList<>())
                .add(slash < 0 ? "" : path.substring(0, slash));
    }

    /** {@return the file of a place, or null if there is none or more than one} */
    SourceFile find(SourcePlace place) {
        if (place.fileName() == null) {
            return null;
        }
        List<String> named = directories.getOrDefault(place.fileName(), List.of());
        String inPackage = place.packageDirectory();
        List<String> found = inPackage(named, inPackage);
        while (found.isEmpty() && inPackage.indexOf('/') >= 0) {
            // Kotlin allows to omit the packages that all files have in common.
            inPackage = inPackage.substring(inPackage.indexOf('/') + 1);
            found = inPackage(named, inPackage);
        }
        return found.size() != 1
                ? null
                : new SourceFile(found.get(0).isEmpty() ? place.fileName() : found.get(0) + "/" + place.fileName());
    }

    private static List<String> inPackage(List<String> directories, String packageDirectory) {
        return directories.stream()
                .filter(each -> endsWith(each, packageDirectory))
                .toList();
    }

    private static boolean endsWith(String directory, String packageDirectory) {
        return packageDirectory.isEmpty()
                || directory.equals(packageDirectory)
                || directory.endsWith("/" + packageDirectory);
    }
}
