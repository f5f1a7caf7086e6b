package io.sessionaudit.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/** A progress line on the terminal, updated once a second. Prints nothing if there is no terminal. */
final class ProgressLine {

    private static final long PERIOD_MILLIS = 1_000;
    private static final String START_OF_CLEAN_LINE = "\r\u001b[K";

    private final Supplier<String> words;
    private final PrintStream terminal;
    private final Thread thread = new Thread(this::show, "progress");

    private ProgressLine(Supplier<String> words, PrintStream terminal) {
        this.words = words;
        this.terminal = terminal;
    }

    static ProgressLine start(Supplier<String> words) {
        ProgressLine progress = new ProgressLine(words, System.err);
        if (isTerminal()) {
            progress.thread.setDaemon(true);
            progress.thread.start();
        }
        return progress;
    }

    /** {@return the duration for a progress line, such as {@code 2 min 30 s}} */
    static String words(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
    }

    /** Since JDK 22 a console may have no terminal; {@code isTerminal} returns whether it has one. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                terminal.print(START_OF_CLEAN_LINE + words.get());
                terminal.flush();
            }
        } catch (InterruptedException end) {
            terminal.print(START_OF_CLEAN_LINE);
            terminal.flush();
        }
    }

    /** Clears the line. */
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
