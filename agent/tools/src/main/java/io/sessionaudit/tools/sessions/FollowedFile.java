package io.sessionaudit.tools.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file that somebody is writing to. Where it ends for now, reading waits for more; it ends for good when another file has
 * taken its name, as when a log is rotated, or when the reading thread is interrupted.
 */
final class FollowedFile extends InputStream {
    private static final long PAUSE_MILLIS = 20;

    private final Path path;
    private final InputStream in;
    private final Object key;
    private final Runnable atEnd;
    private long position;
    private boolean replaced;

    /**
     * Opens a file.
     *
     * @param atEnd is told whenever everything that is there has been read
     */
    FollowedFile(Path path, Runnable atEnd) throws IOException {
        this.path = path;
        this.atEnd = atEnd;
        this.in = Files.newInputStream(path);
        this.key = key();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                position += read;
                return read;
            }
            atEnd.run();
            if (replaced || !pause()) {
                return -1;
            }
            replaced = isReplaced(); // and read once more: it was written to up to that moment
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isReplaced() {
        try {
            Object now = key();
            return now == null ? Files.size(path) < position : !now.equals(key) || Files.size(path) < position;
        } catch (IOException e) {
            return false; // between its old name and its new one there is a moment without any
        }
    }

    private Object key() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
