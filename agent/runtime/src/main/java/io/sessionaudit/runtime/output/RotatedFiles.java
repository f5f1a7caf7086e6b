package io.sessionaudit.runtime.output;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.sessionaudit.core.log.PathKind;

/**
 * The rotated files of a log: {@code audit.20261122-174734-804.jsonl} next to {@code audit.jsonl}. The name contains
 * the time of the rotation in UTC, so that names sort by age. A thread that exists only while it has work compresses
 * and deletes them.
 */
final class RotatedFiles {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final String GZIP = ".gz";
    private static final int BUFFER = 8_192;
    private static final String UNFINISHED = ".gz.tmp";
    private static final ThreadPoolExecutor LATER = worker();

    private final Path log;
    private final Rotation rotation;
    private final Consumer<String> warnings;
    private final Pattern names;

    /**
     * Creates the rotated files of a log.
     *
     * @param log the current file
     */
    RotatedFiles(Path log, Rotation rotation, Consumer<String> warnings) {
        this.log = log;
        this.rotation = rotation;
        this.warnings = warnings;
        String name = log.getFileName().toString();
        int extension = FileNames.extensionIndex(name);
        names = Pattern.compile(Pattern.quote(name.substring(0, extension)) + "\\.\\d{8}-\\d{6}-\\d{3}"
                + Pattern.quote(name.substring(extension)) + "(\\.gz(\\.tmp)?)?");
    }

    /** {@return an unused name for a file rotated at that time} */
    Path nextName(Instant time) {
        Instant free = time;
        Path name = name(free);
        while (exists(name) || exists(with(name, GZIP))) {
            free = free.plusMillis(1);
            name = name(free);
        }
        return name;
    }

    /** Compresses rotated files, and deletes the oldest beyond the limits, on another thread. */
    void tidyLater(Closeable... first) {
        LATER.execute(() -> {
            try {
                for (Closeable each : first) {
                    each.close();
                }
                tidy();
            } catch (IOException | RuntimeException e) {
                warnings.accept("rotated files of the log " + log + " could not be compressed or deleted: " + e);
            }
        });
    }

    /** Deletes before it compresses, to make room. */
    void tidy() throws IOException {
        for (Path file : list()) {
            if (file.toString().endsWith(UNFINISHED)) {
                Files.deleteIfExists(file);
            }
        }
        prune();
        if (rotation.gzip()) {
            for (Path file : list()) {
                if (!file.toString().endsWith(GZIP)) {
                    compress(file);
                }
            }
            prune();
        }
    }

    private void prune() throws IOException {
        List<Path> files = list();
        files.sort(Comparator.reverseOrder());
        long room = rotation.totalBytes() - rotation.bytes(); // reserved for the current file
        for (int i = 0; i < files.size(); i++) {
            room -= Files.size(files.get(i));
            boolean tooMuch = rotation.totalBytes() > 0 && room < 0;
            if (i >= rotation.keep() || tooMuch) {
                Files.deleteIfExists(files.get(i));
            }
        }
    }

    private void compress(Path file) throws IOException {
        Path unfinished = with(file, UNFINISHED);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                OutputStream out = new FastGzipOutputStream(create(unfinished))) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (FileAlreadyExistsException e) {
            throw e; // a file of another process
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, with(file, GZIP), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(file);
    }

    private static OutputStream create(Path file) throws IOException {
        return Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), LockedLogFile.ownerOnly(file)));
    }

    /** {@return the regular files of this user with such a name; others are not touched} */
    private List<Path> list() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                log.getParent(),
                entry -> names.matcher(entry.getFileName().toString()).matches())) {
            for (Path entry : entries) {
                if (PathKind.of(entry) == PathKind.OWN) {
                    files.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    private Path name(Instant time) {
        return FileNames.withSuffix(log, "." + TIME.format(time));
    }

    /** Also for a link to nothing, which a rename would replace. */
    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path with(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static ThreadPoolExecutor worker() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "session-audit-old-files", 0, false);
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Lines of a log are similar, so the fastest level compresses them well and costs little CPU time. */
    private static final class FastGzipOutputStream extends GZIPOutputStream {
        FastGzipOutputStream(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
