package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

import io.sessionaudit.core.log.PathKind;

/** Resolves the option {@code log} to a file. */
final class FileNames {
    private FileNames() {}

    /**
     * {@return the file that the option names}
     *
     * @throws IOException if the file is not possible; the message names the option and the fix
     */
    static Path wanted(String log) throws IOException {
        Path wanted;
        try {
            wanted = Path.of(expand(log)).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IOException("option log: \"" + log + "\" is no file name; name a file, stdout, stderr or none");
        }
        if (Files.isDirectory(wanted)) {
            throw LogRefusal.of(wanted, PathKind.DIRECTORY);
        }
        Path directory = wanted.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IOException("option log: "
                    + (directory != null && Files.exists(directory)
                            ? directory + " is no directory; name another"
                            : "the directory " + directory + " does not exist; create it or name another"));
        }
        return wanted;
    }

    /**
     * {@return the name with a suffix before its extension: {@code audit.jsonl}, {@code -2} gives
     * {@code audit-2.jsonl}}
     */
    static Path withSuffix(Path file, String suffix) {
        String name = file.getFileName().toString();
        int extension = extensionIndex(name);
        return file.resolveSibling(name.substring(0, extension) + suffix + name.substring(extension));
    }

    /** {@return the index of a name's extension} */
    static int extensionIndex(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name.length() : dot;
    }

    private static String expand(String log) {
        String name = log.replace("%p", Long.toString(ProcessHandle.current().pid()));
        if (name.contains("%t")) { // loading the formatter is expensive, and rarely needed
            name = name.replace(
                    "%t", DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now()));
        }
        return name.replace("%h", HostName.find().replaceAll("[^A-Za-z0-9._-]", "_"));
    }
}
