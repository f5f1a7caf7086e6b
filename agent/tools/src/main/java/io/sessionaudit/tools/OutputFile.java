package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

import io.sessionaudit.core.log.PathKind;
import io.sessionaudit.tools.input.LogInput;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The file that {@code -o} names. A regular file is written atomically: under another name first. Like a log it is
 * readable by its owner only. A device or FIFO is written directly.
 */
public final class OutputFile {
    /** Writes the content of the file. */
    @FunctionalInterface
    public interface ContentWriter {
        /** Writes the content. */
        void print(PrintWriter out) throws IOException;
    }

    /** What {@code /dev/stdout} leads to; opened again, it would truncate a file that the shell has opened. */
    private static final Set<Path> STANDARD_OUTPUT =
            Set.of(Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

    private final Path file;
    private final CommandLine command;
    private final PathKind kind;

    /**
     * Checks that the file can be written.
     *
     * @param inputs the logs, none of which it may replace
     * @throws ParameterException if it cannot be written
     */
    public OutputFile(Path file, List<LogInput> inputs, CommandLine command) throws IOException {
        this.file = file;
        this.command = command;
        kind = PathKind.of(file);
        checkKind();
        for (LogInput input : inputs) {
            if (kind == PathKind.OWN && !input.isStandardInput() && Files.isSameFile(file, input.path())) {
                throw wrong(" is one of the logs to read; name another file");
            }
        }
    }

    /** Writes the file. */
    public void write(ContentWriter content) throws IOException {
        if (isStandardOutput()) {
            content.print(command.getOut());
        } else if (kind == PathKind.SPECIAL) {
            writeTo(file, content);
        } else {
            Path unfinished = Files.createTempFile(directory(), ".session-audit-", ".unfinished"); // with mode 0600
            try {
                writeTo(unfinished, content);
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private void writeTo(Path target, ContentWriter content) throws IOException {
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.WRITE))) {
            content.print(out);
            if (out.checkError()) {
                throw new IOException("cannot write " + file + "; is the disk full?");
            }
        }
    }

    private void checkKind() throws IOException {
        switch (kind) {
            case DIRECTORY -> throw wrong(" is a directory; name a file in it");
            case OTHER_OWNER -> throw wrong(" belongs to another user; name another file");
            case LINK -> {
                if (!isStandardOutput()) {
                    throw wrong(" is a symbolic link (to " + Files.readSymbolicLink(file)
                            + "), which is not followed; name the file itself");
                }
            }
            case MISSING -> {
                if (directory() == null || !Files.isDirectory(directory())) {
                    throw new ParameterException(
                            command, "there is no directory " + directory() + " for -o " + file + "; create it first");
                }
            }
            default -> {
                // can be written
            }
        }
    }

    /** Follows links, because {@code /dev/stdout} is one, and only by name, because the last one leads to a pipe. */
    private boolean isStandardOutput() throws IOException {
        Path at = file.toAbsolutePath().normalize();
        for (int i = 0; i < 10 && !STANDARD_OUTPUT.contains(at) && Files.isSymbolicLink(at); i++) {
            at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
        }
        return STANDARD_OUTPUT.contains(at);
    }

    private Path directory() {
        return file.toAbsolutePath().getParent();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(command, "-o " + file + what);
    }
}
