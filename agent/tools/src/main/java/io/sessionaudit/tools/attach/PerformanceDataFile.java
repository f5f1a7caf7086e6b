package io.sessionaudit.tools.attach;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads the performance data that a JVM keeps in a file, which the JVM does not notice.
 *
 * <p>Format: {@code perfMemory.hpp} of HotSpot, version 2.0.
 */
final class PerformanceDataFile {
    private static final int MAGIC = 0xCAFEC0C0;
    private static final int MAX_SIZE = 4 << 20;

    private PerformanceDataFile() {}

    /**
     * {@return the text of an entry; null if there is none}
     *
     * @throws IOException if the file is not found or cannot be read
     */
    static String text(String pid, String entry) throws IOException {
        return text(Files.readAllBytes(find(pid)), entry);
    }

    private static Path find(String pid) throws IOException {
        Set<Path> roots = new LinkedHashSet<>();
        roots.add(Path.of(System.getProperty("java.io.tmpdir")));
        roots.add(Path.of("/tmp"));
        roots.add(Path.of("/proc", pid, "root", "tmp")); // in a container that mounts another /tmp
        for (Path root : roots) {
            try (DirectoryStream<Path> users = Files.newDirectoryStream(root, "hsperfdata_*")) {
                for (Path user : users) {
                    Path file = user.resolve(pid);
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_SIZE) {
                        return file;
                    }
                }
            } catch (IOException e) {
                continue; // not a directory here, or not readable
            }
        }
        throw new IOException("no performance data of " + pid);
    }

    /** {@return the text of an entry in such a file; null if there is none} */
    static String text(byte[] file, String entry) throws IOException {
        try {
            ByteBuffer data = ByteBuffer.wrap(file);
            if (data.getInt(0) != MAGIC || data.get(5) != 2) {
                throw new IOException("another format of performance data");
            }
            data.order(data.get(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            int start = data.getInt(24);
            for (int count = data.getInt(28); count > 0; count--) {
                int length = data.getInt(start);
                if (string(data, start + data.getInt(start + 4)).equals(entry)) {
                    return string(data, start + data.getInt(start + 16));
                }
                start += length;
            }
            return null;
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IOException("incomplete performance data", e);
        }
    }

    /** {@return the text up to the first zero byte} */
    private static String string(ByteBuffer data, int from) {
        int end = from;
        while (data.get(end) != 0) {
            end++;
        }
        return new String(data.array(), from, end - from, StandardCharsets.UTF_8);
    }
}
