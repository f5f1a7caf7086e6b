package io.sessionaudit.tools.input;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The logs that are given to a command. Checks all of them first, because a result without one would seem complete. */
public final class LogArguments {
    private static final String LOGS = "*.{jsonl,jsonl.gz}";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOG",
            description = {
                "Logs that the agent wrote: files, compressed or not, patterns such as 'audit*.jsonl', directories"
                        + " (the regular files *.jsonl and *.jsonl.gz in them), or - for standard input."
            })
    private List<String> logs;

    /**
     * {@return the logs, without duplicates}
     *
     * @throws ParameterException if one does not exist
     */
    public List<LogInput> inputs() throws IOException {
        Map<Object, LogInput> inputs = new LinkedHashMap<>();
        for (String log : logs) {
            if (log.equals(LogInput.STANDARD_INPUT)) {
                inputs.putIfAbsent(log, new LogInput(null));
                continue;
            }
            for (Path file : files(log)) {
                inputs.putIfAbsent(identity(file), new LogInput(file));
            }
        }
        return List.copyOf(inputs.values());
    }

    /** A pipe, such as {@code /dev/fd/63} for {@code <(...)}, has no real path. */
    private static Object identity(Path file) throws IOException {
        return Files.isRegularFile(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    private List<Path> files(String log) throws IOException {
        Path path = path(log);
        if (path == null || !Files.exists(path)) {
            return matching(log);
        }
        if (Files.isDirectory(path)) {
            List<Path> inside = list(path, LOGS);
            if (inside.isEmpty()) {
                throw wrong("there is no *.jsonl or *.jsonl.gz that is a regular file in the directory " + log);
            }
            inside.forEach(this::readable);
            return inside;
        }
        return List.of(readable(path));
    }

    /** Expands a pattern that the shell did not expand. */
    private List<Path> matching(String log) throws IOException {
        int slash = Math.max(log.lastIndexOf('/'), log.lastIndexOf('\\'));
        Path directory = path(slash < 0 ? "." : log.substring(0, slash + 1));
        List<Path> found = List.of();
        boolean pattern = log.matches(".*[*?\\[{].*");
        if (pattern && directory != null && Files.isDirectory(directory)) {
            try {
                found = list(slash < 0 ? Path.of("") : directory, log.substring(slash + 1));
            } catch (PatternSyntaxException e) {
                throw wrong("\"" + log + "\" is no pattern (" + e.getDescription() + ")");
            }
        }
        if (found.isEmpty()) {
            throw wrong((pattern ? "no file matches " : "there is no file ") + log
                    + "; name a log that the agent wrote, by default session-audit-PID.jsonl");
        }
        found.forEach(this::readable);
        return found;
    }

    /** {@return the regular files} Reading a FIFO or a device that happens to be there would not end. */
    private static List<Path> list(Path directory, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
            entries.forEach(entry -> {
                if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(entry);
                }
            });
        }
        files.sort(null);
        return files;
    }

    private Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw wrong("not allowed to read " + file + "; only the user whose JVM wrote a log may read it");
        }
        return file;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
