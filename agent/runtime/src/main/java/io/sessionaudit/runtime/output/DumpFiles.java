package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.sessionaudit.core.attach.SessionDump;

/**
 * Dumps as files next to the log: {@code audit.20261122-174734-804.dump} next to {@code audit.jsonl}. They are readable
 * by the owner only; the oldest are deleted. Never throws: a problem is reported once. For the log thread.
 */
public final class DumpFiles {
    private static final int KEPT = 20;

    private final Path log;
    private final Consumer<String> warnings;
    private boolean failed;

    /**
     * Creates the files of a log.
     *
     * @param log the log file
     * @param warnings receives the first problem
     */
    public DumpFiles(Path log, Consumer<String> warnings) {
        this.log = log;
        this.warnings = warnings;
    }

    /** Writes a dump, encoded as a {@link SessionDump}, and deletes the oldest files beyond the limit. */
    public void write(String encoded, Instant time) {
        try {
            StringBuilder text = new StringBuilder();
            for (String line : SessionDump.decode(encoded).lines()) {
                text.append(line).append('\n');
            }
            String moment = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS")
                    .withZone(ZoneOffset.UTC)
                    .format(time);
            Path file = log.resolveSibling(base() + "." + moment + ".dump");
            Files.createFile(file, LockedLogFile.ownerOnly(file));
            Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            tidy();
        } catch (IOException | RuntimeException e) {
            if (!failed) {
                failed = true;
                warnings.accept("dump-on: no dump can be written next to " + log + " (" + e + ")");
            }
        }
    }

    private String base() {
        String name = log.getFileName().toString();
        return name.substring(0, FileNames.extensionIndex(name));
    }

    private void tidy() throws IOException {
        Pattern names = Pattern.compile(Pattern.quote(base()) + "\\.\\d{8}-\\d{6}-\\d{3}\\.dump");
        List<Path> dumps = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                log.getParent(),
                file -> names.matcher(file.getFileName().toString()).matches())) {
            files.forEach(dumps::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(dumps);
        for (int i = 0; i < dumps.size() - KEPT; i++) {
            Files.deleteIfExists(dumps.get(i));
        }
    }
}
