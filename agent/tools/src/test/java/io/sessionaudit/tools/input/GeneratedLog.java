package io.sessionaudit.tools.input;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A log with any number of sessions, generated while it is read, so that it needs no disk space. Twenty threads, fifty
 * sites, two sources, one finding per hundred thousand sessions; lines are as long as the agent's. Not thread-safe.
 */
public final class GeneratedLog extends InputStream {
    private static final int BLOCK = 1000;
    private static final int FINDING_EVERY = 100;
    private static final String TIME = "2026-11-22T12:00:00.000000Z";
    private static final long FIRST = 100_000_000; // numbers of one length, which can be overwritten in place

    private final long sessions;
    private final List<int[]> numbers = new ArrayList<>();
    private final byte[] block;
    private final byte[] finding;
    private byte[] bytes;
    private int at;
    private int filled;
    private long made;
    private long blocks;
    private boolean stopped;

    /** Creates a log with the given number of sessions, a multiple of a thousand. */
    public GeneratedLog(long sessions) {
        if (sessions % BLOCK != 0) {
            throw new IllegalArgumentException(sessions + " is no multiple of " + BLOCK);
        }
        this.sessions = sessions;
        this.block = block();
        this.finding = ("{\"type\":\"finding\",\"time\":\"" + TIME
                        + "\",\"finding\":1,\"kind\":\"held\",\"severity\":\"warning\","
                        + "\"session\":" + FIRST + ",\"source\":\"orders-pool\",\"thread\":\"http-3\",\"thread_id\":33,"
                        + "\"site\":\"" + site(3)
                        + "\",\"message\":\"It has been open for 30.0 s.\",\"remedy\":\"Close it\","
                        + "\"count\":1,\"held_ms\":30000.125}\n")
                .getBytes(StandardCharsets.UTF_8);
        serve(head());
    }

    /**
     * Writes a log to a file or to standard output.
     *
     * @param arguments the number of sessions, and the file
     */
    public static void main(String[] arguments) throws IOException {
        try (InputStream in = new GeneratedLog(Long.parseLong(arguments[0]));
                OutputStream out = arguments.length > 1
                        ? new FileOutputStream(arguments[1])
                        : new BufferedOutputStream(System.out, 1 << 20)) {
            in.transferTo(out);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == filled && !next()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean next() {
        if (made < sessions) {
            for (int[] place : numbers) {
                write(FIRST + made++, block, place[0]);
            }
            serve(block);
            blocks++;
        } else if (blocks >= FINDING_EVERY) {
            blocks -= FINDING_EVERY; // one per hundred blocks, all at the end
            serve(finding);
        } else if (!stopped) {
            stopped = true;
            serve(("{\"type\":\"stop\",\"time\":\"" + TIME + "\",\"sessions\":" + sessions
                            + ",\"open\":0,\"findings\":{}}\n")
                    .getBytes(StandardCharsets.UTF_8));
        } else {
            return false;
        }
        return true;
    }

    private void serve(byte[] served) {
        bytes = served;
        at = 0;
        filled = served.length;
    }

    private static byte[] head() {
        StringBuilder head = new StringBuilder("{\"type\":\"start\",\"time\":\"" + TIME
                + "\",\"format\":1,\"part\":1,\"run\":\"generated\",\"agent\":\"1.0.0\",\"java\":\"17\",\"pid\":4242,"
                + "\"host\":\"app-1\",\"main\":\"orders.jar\",\"options\":{}}\n");
        for (int site = 0; site < 50; site++) {
            head.append("{\"type\":\"site\",\"time\":\"" + TIME + "\",\"site\":\"")
                    .append(site(site))
                    .append("\",\"frames\":[\"com.acme.Orders.find")
                    .append(site)
                    .append("(Orders.java:41)\",\"com.acme.Api.get(Api.java:17)\"]}\n");
        }
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] block() {
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < BLOCK; i++) {
            double held = Math.exp(random.nextGaussian() * 1.5);
            lines.append("{\"type\":\"session\",\"time\":\"" + TIME + "\",\"session\":");
            numbers.add(new int[] {lines.length()});
            lines.append(FIRST)
                    .append(String.format(
                            Locale.ROOT,
                            ",\"source\":\"%s\",\"thread\":\"http-nio-8080-exec-%d\",\"thread_id\":%d,\"site\":\"%s\","
                                    + "\"server_id\":%d,\"virtual\":false,\"opened\":\"" + TIME
                                    + "\",\"held_ms\":%.3f,\"statements\":%d,\"commits\":1,\"rollbacks\":0,"
                                    + "\"end\":\"closed\"}\n",
                            i % 3 == 0 ? "reports-pool" : "orders-pool",
                            i % 20,
                            30 + i % 20,
                            site(random.nextInt(50)),
                            900 + i % 10,
                            held,
                            1 + i % 5));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String site(int number) {
        return String.format("%08x", number * 0x01020305 + 0x5f2c9a1e);
    }

    private static void write(long number, byte[] target, int offset) {
        long rest = number;
        for (int i = offset + 8; i >= offset; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
