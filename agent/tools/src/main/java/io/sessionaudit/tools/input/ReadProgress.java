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
 * Shows on a terminal how far the reading of long logs is, on one line that it renews and takes away at the end. Where there
 * is no terminal, or the work is short, it shows nothing. Not threadsafe.
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
     * The progress of reading some logs.
     *
     * @param ansi on where standard output is a terminal and colours are wanted
     */
    public ReadProgress(List<LogInput> inputs, PrintWriter err, Ansi ansi) {
        terminal = ansi.enabled() || isColourless() && ansi == Ansi.AUTO ? err : null;
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

    /** {@return whether there is a terminal whose user wants no colours, of which progress is none} */
    private static boolean isColourless() {
        Console console = System.console();
        if (System.getenv("NO_COLOR") == null || console == null) {
            return false;
        }
        try { // newer JDKs have a console where there is no terminal, and a method that says so
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
