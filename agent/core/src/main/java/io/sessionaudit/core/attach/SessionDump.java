package io.sessionaudit.core.attach;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The open sessions of a JVM, or its current state in one line, as text for the attach channel. Compressed,
 * because stacks are long and similar: a thousand sessions take about 50 KB.
 *
 * @param open the number of open sessions
 * @param lines the current state, and the oldest of them, as JSON, one line each; fewer than {@code open} if they were
 *     too large together
 */
public record SessionDump(int open, List<String> lines) {
    private static final String STATE_START = "{\"type\":\"live\"";

    private static final int MAX_COMPRESSED_BYTES = 4 << 20;

    /** {@return the line of the current state, or null} */
    public String state() {
        return !lines.isEmpty() && lines.get(0).startsWith(STATE_START) ? lines.get(0) : null;
    }

    /** {@return the lines of the sessions} */
    public List<String> sessions() {
        return state() == null ? lines : lines.subList(1, lines.size());
    }

    /** Encodes sessions one after the other. Not thread-safe. */
    public static final class Encoder {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final OutputStream lines;

        /** Creates an encoder. */
        public Encoder() throws IOException {
            lines = new GZIPOutputStream(bytes, 1 << 13);
        }

        /** {@return the stream for the lines} */
        public OutputStream lines() {
            return lines;
        }

        /** {@return whether there is room for another line; checked before each} */
        public boolean hasRoom() {
            return bytes.size() < MAX_COMPRESSED_BYTES;
        }

        /**
         * {@return the dump as text}
         *
         * @param open the number of open sessions
         */
        public String encode(int open) throws IOException {
            lines.close();
            return open + "," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        }
    }

    /**
     * {@return the dump of that response}
     *
     * @throws IOException if it contains none
     */
    public static SessionDump decode(String text) throws IOException {
        try {
            int comma = text.indexOf(',');
            byte[] bytes = Base64.getDecoder().decode(text.substring(comma + 1));
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new SessionDump(
                        Integer.parseInt(text.substring(0, Math.max(0, comma))),
                        lines.lines().toList());
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the answer is no dump", e);
        }
    }
}
