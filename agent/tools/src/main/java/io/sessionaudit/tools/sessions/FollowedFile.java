package io.sessionaudit.tools.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A file that is being written. Reading waits at its end for more bytes; the stream ends when another file replaces it,
 * for example by rotation, or when the thread is interrupted.
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
     * @param atEnd called each time all bytes have been read
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
            replaced = isReplaced(); // then read once more: it may have been written to until now
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
            return false; // during a rename the file is missing for a short time
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
