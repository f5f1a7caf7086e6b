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
 * The file that {@code -o} names. It is written whole or not at all: under another name first. Like a log it is for the user
 * alone, since it holds what logs hold.
 */
final class OutputFile {
    /** What is written to a file. */
    @FunctionalInterface
    interface ContentWriter {
        /** Writes it. */
        void print(PrintWriter out) throws IOException;
    }

    private final Path file;
    private final Path directory;

    /**
     * A file that is going to be written.
     *
     * @param inputs the logs, none of which it may replace
     * @throws ParameterException when it cannot be written: before the work and not after it
     */
    OutputFile(Path file, List<LogInput> inputs, CommandLine command) throws IOException {
        this.file = file;
        this.directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new ParameterException(command, "-o " + file + " is a directory; name a file in it");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new ParameterException(
                    command, "there is no directory " + directory + " for -o " + file + "; make it first");
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
