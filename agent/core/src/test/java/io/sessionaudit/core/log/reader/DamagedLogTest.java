package io.sessionaudit.core.log.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.sessionaudit.core.log.LogFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A damaged log is read to its end: intact records are returned, and each damaged line is reported by number. */
class DamagedLogTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden.jsonl");

    private final List<LogRecord> records = new ArrayList<>();
    private final List<LogProblem> problems = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsToTheEndDespiteChangedInsertedOrLostBytes(long seed) throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int changes = 1 + random.nextInt(8);
            byte[] damaged = golden;
            for (int change = 0; change < changes; change++) {
                damaged = damage(damaged, random);
            }
            int lines = lines(damaged);
            int lastLine = damaged[damaged.length - 1] == '\n' ? lines : lines + 1; // its end may be lost
            read(damaged);

            assertThat(problems).allMatch(problem -> problem.line() >= 0 && problem.line() <= lastLine);
            assertThat(records.size())
                    .as("each change breaks two lines at most")
                    .isGreaterThanOrEqualTo(lines(golden) - 2 * changes - countRefused());
            records.forEach(DamagedLogTest::askEverything);
        }
    }

    @Test
    void readsTruncatedLogUpToTheCut() throws IOException {
        byte[] golden = Files.readAllBytes(GOLDEN);
        for (int length = 1; length < golden.length; length += 7) {
            byte[] cut = Arrays.copyOf(golden, length);
            read(cut);

            assertThat(records.size()).isBetween(lines(cut), lines(cut) + 1);
        }
    }

    @Test
    void reportsNoiseAsOneProblem() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        read(noise);

        assertThat(records).isEmpty();
        assertThat(problems).hasSize(1);
    }

    /** Damage to {@code start} may turn it into one of another version, whose whole run is rejected. */
    private int countRefused() {
        return problems.stream().anyMatch(problem -> problem.what().contains("format")) ? Integer.MAX_VALUE / 2 : 0;
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] damaged;
        switch (random.nextInt(3)) {
            case 0 -> {
                damaged = bytes.clone();
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            case 1 -> {
                damaged = new byte[bytes.length + 1];
                System.arraycopy(bytes, 0, damaged, 0, at);
                damaged[at] = (byte) random.nextInt();
                System.arraycopy(bytes, at, damaged, at + 1, bytes.length - at);
            }
            default -> {
                damaged = new byte[bytes.length - 1];
                System.arraycopy(bytes, 0, damaged, 0, at);
                System.arraycopy(bytes, at + 1, damaged, at, damaged.length - at);
            }
        }
        return damaged;
    }

    private void read(byte[] bytes) throws IOException {
        records.clear();
        problems.clear();
        try (LogReader reader = new LogReader(new ByteArrayInputStream(bytes), "a.jsonl", problems::add)) {
            for (LogRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
    }

    private static void askEverything(LogRecord record) {
        record.time();
        for (String field :
                List.of(LogFormat.SESSION, LogFormat.HELD_MS, LogFormat.END, LogFormat.FRAMES, LogFormat.FINDINGS)) {
            record.text(field);
            record.number(field, 0);
            record.decimal(field, 0);
            record.flag(field);
            record.texts(field);
            record.counts(field);
            record.pairs(field);
        }
        assertThat(record.toString()).startsWith("a.jsonl:");
    }

    private static int lines(byte[] bytes) {
        int lines = 0;
        for (byte each : bytes) {
            lines += each == '\n' ? 1 : 0;
        }
        return lines;
    }
}
