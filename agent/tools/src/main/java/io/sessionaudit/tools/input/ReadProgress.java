package io.sessionaudit.tools.input;

import java.io.Closeable;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import picocli.CommandLine.Help.Ansi;

/**
 * Shows the progress of reading long logs on one line of a terminal, and removes the line at the end. Shows nothing
 * without a terminal, or if reading is short. Not threadsafe.
 */
public final class ReadProgress implements LongConsumer, Closeable {
    private static final long FIRST_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;
    private final long total;
    private final long started = System.nanoTime();
    private long next = started + FIRST_AFTER;
    private long read;
    private boolean shown;

    /**
     * Creates the progress of reading logs.
     *
     * @param ansi enabled if standard output is a terminal and colours are wanted
     */
    public ReadProgress(List<LogInput> inputs, PrintWriter err, Ansi ansi) {
        boolean shows = ansi.enabled() || isColourless() && ansi == Ansi.AUTO;
        terminal = !shows ? null : err instanceof PrintableWriter printable ? printable.terminal() : err;
        total = inputs.stream().mapToLong(LogInput::size).sum();
    }

    @Override
    public void accept(long bytes) {
        read += bytes;
        if (terminal == null) {
            return;
        }
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + PAUSE;
            shown = true;
            terminal.print(CLEAR + text(now - started));
            terminal.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    /** {@return whether there is a terminal with {@code NO_COLOR}; progress is shown there, too} */
    private static boolean isColourless() {
        Console console = System.console();
        if (System.getenv("NO_COLOR") == null || console == null) {
            return false;
        }
        try { // newer JDKs have a console without a terminal, and a method that distinguishes them
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private String text(long nanos) {
        double megabytes = read / 1e6;
        double speed = megabytes / (nanos / 1e9);
        return total == 0
                ? String.format(Locale.ROOT, "reading: %.0f MB, %.0f MB/s", megabytes, speed)
                : String.format(
                        Locale.ROOT,
                        "reading: %d %% of %.0f MB, %.0f MB/s",
                        Math.min(100, read * 100 / total),
                        total / 1e6,
                        speed);
    }
}
