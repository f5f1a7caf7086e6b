package io.sessionaudit.runtime.weave;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.SoftReference;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads entries of jars that are stored uncompressed in another jar, as Spring Boot packages them. Keeps the
 * directories of such jars as long as memory allows.
 *
 * <p>Threadsafe. Format: .ZIP File Format Specification, without the extensions for more than 4 GB.
 */
final class NestedJars {
    private static final int MAX_CACHED = 256;
    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIZE = 30;
    private static final int MAX_COMMENT = 65_535;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private static final Map<String, SoftReference<Map<String, Entry>>> DIRECTORIES = new ConcurrentHashMap<>();

    private record Entry(long localHeader, int method, long compressed, long size) {}

    /** A jar as a part of a file. */
    private record Slice(RandomAccessFile file, long start, long length) {
        ByteBuffer read(long offset, int count) throws IOException {
            if (offset < 0 || count < 0 || offset + count > length) {
                throw new IOException("incomplete jar");
            }
            byte[] bytes = new byte[count];
            file.seek(start + offset);
            file.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private NestedJars() {}

    /** {@return the content of an entry of a jar in a jar; null if there is none} */
    static byte[] read(File outer, String jar, String entry) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(outer, "r")) {
            String key = outer + "@" + outer.lastModified();
            Slice whole = new Slice(file, 0, file.length());
            Entry inner = directory(key, whole).get(jar);
            if (inner == null || inner.method != STORED) {
                return null;
            }
            Slice slice = new Slice(file, dataOf(whole, inner), inner.size);
            Entry found = directory(key + "!" + jar, slice).get(entry);
            return found == null ? null : content(slice, found);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | DataFormatException e) {
            throw new IOException("no jar that can be read: " + outer, e);
        }
    }

    private static Map<String, Entry> directory(String key, Slice jar) throws IOException {
        SoftReference<Map<String, Entry>> cached = DIRECTORIES.get(key);
        Map<String, Entry> known = cached == null ? null : cached.get();
        if (known == null) {
            if (DIRECTORIES.size() >= MAX_CACHED) {
                DIRECTORIES.clear();
            }
            known = readDirectory(jar);
            DIRECTORIES.put(key, new SoftReference<>(known));
        }
        return known;
    }

    private static Map<String, Entry> readDirectory(Slice jar) throws IOException {
        int tailSize = (int) Math.min(jar.length, END_SIZE + MAX_COMMENT);
        ByteBuffer tail = jar.read(jar.length - tailSize, tailSize);
        int end = tailSize - END_SIZE;
        while (tail.getInt(end) != END_SIGNATURE) {
            end--;
        }
        int size = tail.getInt(end + 12);
        long endOffset = jar.length - tailSize + end;
        // An executable jar begins with a script, which the offsets may not include.
        long shift = endOffset - size - Integer.toUnsignedLong(tail.getInt(end + 16));
        ByteBuffer directory = jar.read(endOffset - size, size);
        Map<String, Entry> entries = new HashMap<>();
        while (directory.remaining() >= 46 && directory.getInt(directory.position()) == ENTRY_SIGNATURE) {
            int at = directory.position();
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int skipped =
                    Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
            String name = new String(directory.array(), at + 46, nameLength, StandardCharsets.UTF_8);
            entries.put(
                    name,
                    new Entry(
                            Integer.toUnsignedLong(directory.getInt(at + 42)) + shift,
                            Short.toUnsignedInt(directory.getShort(at + 10)),
                            Integer.toUnsignedLong(directory.getInt(at + 20)),
                            Integer.toUnsignedLong(directory.getInt(at + 24))));
            directory.position(at + 46 + nameLength + skipped);
        }
        return entries;
    }

    private static long dataOf(Slice jar, Entry entry) throws IOException {
        ByteBuffer header = jar.read(entry.localHeader, LOCAL_SIZE);
        return jar.start
                + entry.localHeader
                + LOCAL_SIZE
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
    }

    private static byte[] content(Slice jar, Entry entry) throws IOException, DataFormatException {
        byte[] data = jar.read(dataOf(jar, entry) - jar.start, Math.toIntExact(entry.compressed))
                .array();
        if (entry.method != DEFLATED) {
            return data;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data);
            ByteArrayOutputStream content = new ByteArrayOutputStream((int) Math.min(entry.size, 1 << 20));
            byte[] buffer = new byte[8_192];
            int count = inflater.inflate(buffer);
            while (count > 0) {
                content.write(buffer, 0, count);
                count = inflater.inflate(buffer);
            }
            return content.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
