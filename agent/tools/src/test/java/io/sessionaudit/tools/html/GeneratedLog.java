package io.sessionaudit.tools.html;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

import static java.util.Locale.ROOT;

/**
 * Generates logs of any size in the agent's format: threads open sessions of a few milliseconds in turn, and some of
 * the sessions have a finding. The output is reproducible.
 */
public final class GeneratedLog {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SITES = 12;
    private static final int SESSIONS_A_FINDING = 2_000;

    private final Random random = new Random(7);
    private final Writer out;
    private final String threadName;

    private GeneratedLog(Writer out, String threadName) {
        this.out = out;
        this.threadName = threadName;
    }

    /** Writes a log: {@code java GeneratedLog FILE SESSIONS THREADS}. */
    public static void main(String[] arguments) throws IOException {
        write(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                "http-nio-8080-exec-%d");
    }

    /**
     * Writes a log of one run.
     *
     * @param threadName with a {@code %d} for the thread's number
     */
    static Path write(Path file, int sessions, int threads, String threadName) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            new GeneratedLog(out, threadName).write(sessions, threads);
        }
        return file;
    }

    private void write(int sessions, int threads) throws IOException {
        line(
                "{\"type\":\"start\",\"time\":\"%s\",\"format\":1,\"part\":1,\"run\":\"1@app\","
                        + "\"agent\":\"1.0.0\",\"java\":\"17\",\"pid\":1,\"host\":\"app\",\"main\":\"shop.jar\","
                        + "\"options\":{}}",
                time(0));
        line(
                "{\"type\":\"source\",\"time\":\"%s\",\"source\":\"shop\","
                        + "\"class\":\"com.zaxxer.hikari.HikariDataSource\",\"max\":40}",
                time(0));
        for (int site = 0; site < SITES; site++) {
            line(
                    "{\"type\":\"site\",\"time\":\"%s\",\"site\":\"%08x\","
                            + "\"frames\":[\"com.acme.shop.Orders%d.find(Orders%d.java:%d)\","
                            + "\"com.acme.shop.Api.handle(Api.java:17)\"]}",
                    time(0), site, site, site, 20 + site);
        }
        long[] free = new long[threads];
        long found = 0;
        for (int session = 1; session <= sessions; session++) {
            int thread = (session - 1) % threads;
            long opened = free[thread] + random.nextInt(4_000);
            boolean finding = session % SESSIONS_A_FINDING == 0;
            long held = finding ? 40_000 : 200 + (long) Math.exp(random.nextGaussian() + 7.5);
            free[thread] = opened + held;
            int site = random.nextInt(SITES);
            if (finding) {
                found++;
                line(
                        "{\"type\":\"finding\",\"time\":\"%s\",\"finding\":%d,"
                                + "\"kind\":\"uncommitted-close\",\"severity\":\"warning\",\"session\":%d,"
                                + "\"source\":\"shop\",\"thread\":\"%s\",\"thread_id\":%d,\"site\":\"%08x\","
                                + "\"message\":\"Closed with changes. Commit.\",\"remedy\":\"Commit\",\"count\":1,"
                                + "\"changes\":1}",
                        time(opened + held), found, session, name(thread), 100 + thread, site);
            }
            line(
                    "{\"type\":\"session\",\"time\":\"%s\",\"session\":%d,\"source\":\"shop\","
                            + "\"thread\":\"%s\",\"thread_id\":%d,\"site\":\"%08x\",\"server_id\":%d,"
                            + "\"virtual\":false,\"opened\":\"%s\",\"held_ms\":%.3f,\"statements\":%d,"
                            + "\"commits\":%d,\"rollbacks\":0,\"end\":\"closed\"}",
                    time(opened + held),
                    session,
                    name(thread),
                    100 + thread,
                    site,
                    thread % 40,
                    time(opened),
                    held / 1000.0,
                    random.nextInt(5),
                    random.nextInt(2));
        }
        line(
                "{\"type\":\"stop\",\"time\":\"%s\",\"sessions\":%d,\"open\":0,"
                        + "\"findings\":{\"uncommitted-close\":%d}}",
                time(java.util.Arrays.stream(free).max().orElse(0)), sessions, found);
    }

    private String name(int thread) {
        return String.format(ROOT, threadName, thread);
    }

    private static String time(long micros) {
        return NOON.plus(micros, ChronoUnit.MICROS).toString();
    }

    private void line(String format, Object... values) throws IOException {
        out.write(String.format(ROOT, format, values));
        out.write('\n');
    }
}
