package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** From the option {@code log} to the file that is meant. */
final class FileNames {
    private FileNames() {}

    /**
     * {@return the file that the option names}
     *
     * @throws IOException where it can be none, with the option and the remedy in its message
     */
    static Path wanted(String log) throws IOException {
        Path wanted;
        try {
            wanted = Path.of(expand(log)).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IOException("option log: \"" + log + "\" is no file name; name a file, stdout, stderr or none");
        }
        if (Files.isDirectory(wanted)) {
            throw new IOException("option log: " + wanted + " is a directory; name a file in it");
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

    /** {@return the name with something before its ending: {@code audit.jsonl}, {@code -2} gives {@code audit-2.jsonl}} */
    static Path with(Path file, String addition) {
        String name = file.getFileName().toString();
        int ending = ending(name);
        return file.resolveSibling(name.substring(0, ending) + addition + name.substring(ending));
    }

    /** {@return where the ending of a name begins} */
    static int ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name.length() : dot;
    }

    private static String expand(String log) {
        String name = log.replace("%p", Long.toString(ProcessHandle.current().pid()));
        if (name.contains("%t")) { // formats of time are costly, and rarely asked for
            name = name.replace(
                    "%t", DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now()));
        }
        return name.replace("%h", HostName.find().replaceAll("[^A-Za-z0-9._-]", "_"));
    }
}
