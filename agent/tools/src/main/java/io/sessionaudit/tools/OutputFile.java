package io.sessionaudit.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import io.sessionaudit.tools.input.LogInput;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The file that {@code -o} names. It is written atomically: under another name first. Like a log it is readable by its
 * owner only.
 */
final class OutputFile {
    /** Writes the content of the file. */
    @FunctionalInterface
    interface ContentWriter {
        /** Writes the content. */
        void print(PrintWriter out) throws IOException;
    }

    private final Path file;
    private final Path directory;

    /**
     * Checks that the file can be written.
     *
     * @param inputs the logs, none of which it may replace
     * @throws ParameterException if it cannot be written
     */
    OutputFile(Path file, List<LogInput> inputs, CommandLine command) throws IOException {
        this.file = file;
        this.directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new ParameterException(command, "-o " + file + " is a directory; name a file in it");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new ParameterException(
                    command, "there is no directory " + directory + " for -o " + file + "; create it first");
        }
        for (LogInput input : inputs) {
            if (!input.isStandardInput() && Files.exists(file) && Files.isSameFile(file, input.path())) {
                throw new ParameterException(command, "-o " + file + " is one of the logs to read; name another file");
            }
        }
    }

    void write(ContentWriter content) throws IOException {
        Path unfinished = Files.createTempFile(directory, ".session-audit-", ".unfinished"); // with mode 0600
        try {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8))) {
                content.print(out);
                if (out.checkError()) {
                    throw new IOException("cannot write " + file + "; is the disk full?");
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
