package io.sessionaudit.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Locale.ROOT;

/**
 * Measures how long after a flush each of several programs that follow one log prints its line:
 * {@code java TailSpeed LOG FLUSHES NAME COMMAND...}, where each command is one argument, and words in it are separated
 * by spaces. See scripts/bench-tail.
 */
final class TailSpeed {
    private static final String START = "{\"type\":\"start\",\"time\":\"2026-11-22T12:00:00.000000Z\",\"format\":1}\n";
    private static final Pattern NUMBER = Pattern.compile("mark-(\\d+)");
    private static final long MAX_SECONDS = 60;

    private final Map<Integer, Long> printed = new ConcurrentHashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final String name;
    private final Process process;

    private TailSpeed(String name, String command) throws IOException {
        this.name = name;
        this.process = new ProcessBuilder(command.split(" "))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread reader = new Thread(this::read, name);
        reader.setDaemon(true);
        reader.start();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path log = Path.of(arguments[0]);
        int flushes = Integer.parseInt(arguments[1]);
        Files.writeString(log, START + session(0));
        List<TailSpeed> programs = new ArrayList<>();
        for (int i = 2; i < arguments.length; i += 2) {
            programs.add(new TailSpeed(arguments[i], arguments[i + 1]));
        }
        long[] flushed = new long[flushes + 1];
        try {
            for (TailSpeed program : programs) {
                if (!program.begun.await(MAX_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(program.name + " has not printed the line that was there already");
                }
            }
            for (int flush = 1; flush <= flushes; flush++) {
                TimeUnit.MILLISECONDS.sleep(90 + flush % 23); // so as not to beat in time with whoever polls
                Files.writeString(log, session(flush), StandardOpenOption.APPEND);
                flushed[flush] = System.nanoTime();
            }
            TimeUnit.SECONDS.sleep(1);
        } finally {
            programs.forEach(program -> program.process.destroy());
        }
        System.out.println("from flush to line, ms      p50      p99      max    lines");
        programs.forEach(program -> program.print(flushed));
    }

    private static String session(int number) {
        return "{\"type\":\"session\",\"time\":\"2026-11-22T12:00:01.000000Z\",\"session\":" + number
                + ",\"source\":\"orders\",\"thread\":\"mark-" + number + "\",\"thread_id\":31,\"held_ms\":1.5,"
                + "\"statements\":1,\"end\":\"closed\"}\n";
    }

    private void read() {
        try (InputStream out = process.getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long now = System.nanoTime();
                Matcher number = NUMBER.matcher(line);
                if (number.find()) {
                    printed.put(Integer.valueOf(number.group(1)), now);
                    begun.countDown();
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void print(long[] flushed) {
        double[] millis = printed.entrySet().stream()
                .filter(each -> each.getKey() > 0)
                .mapToDouble(each -> Math.max(0, each.getValue() - flushed[each.getKey()]) / 1e6)
                .toArray();
        Arrays.sort(millis);
        if (millis.length < flushed.length - 1) {
            throw new IllegalStateException(name + " has printed only " + millis.length + " lines");
        }
        System.out.printf(
                ROOT,
                "%-24s %6.1f   %6.1f   %6.1f   %6d%n",
                name,
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.99) - 1],
                millis[millis.length - 1],
                millis.length);
    }
}
