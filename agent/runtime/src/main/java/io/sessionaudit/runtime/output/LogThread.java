package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.options.Options.Fsync;

/**
 * The one thread that writes the log. It comes back to the queue by itself, at its own {@link DutyCycle}, so that no thread of the
 * application ever has to wake it. While the log cannot be written, because the disk is full, it counts what comes, and tries
 * again every flush interval.
 */
public final class LogThread extends Thread {
    private static final long ONE_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final AuditLog log;
    private final Ledger ledger;
    private final LogOutput output;
    private final LogTarget target;
    private final long flushNanos;
    private final Fsync fsync;
    private final Trouble trouble;
    private final DutyCycle pace;

    private volatile boolean stopping;
    private long flushed;
    private long summarised;
    private long forcedFindings;

    /** How long the disk took in this turn. */
    private long diskNanos;

    private boolean dirty = true;
    private boolean stalled;

    /**
     * What is said when the log cannot be written.
     *
     * @param ended the log cannot be written any more; the thread ends then
     * @param warning the log cannot be written now, or can be written again
     */
    public record Trouble(Consumer<Throwable> ended, Consumer<String> warning) {}

    /**
     * A thread that is yet to be started.
     *
     * @param output what the ledger writes to
     * @param flushNanos how often to flush
     */
    public LogThread(AuditLog log, Ledger ledger, LogOutput output, long flushNanos, Fsync fsync, Trouble trouble) {
        super(null, null, "session-audit-log", 0, false);
        setDaemon(true);
        this.log = log;
        this.ledger = ledger;
        this.output = output;
        this.target = output.target();
        this.flushNanos = flushNanos;
        this.fsync = fsync;
        this.trouble = trouble;
        pace = new DutyCycle(log.isWaitedFor());
    }

    @Override
    public void run() {
        try {
            summarised = System.nanoTime();
            flushed = summarised - flushNanos; // the first records are there at once
            while (!stopping) {
                long begun = System.nanoTime();
                diskNanos = 0;
                boolean worked = turn();
                long now = System.nanoTime();
                pause(pace.restNanos(worked, now - begun - diskNanos, flushed + flushNanos - now, log.wasFlooded()));
            }
            end();
        } catch (Throwable e) { // an Error too: nobody may wait for a log that is not written
            log.close();
            trouble.ended.accept(e);
        }
    }

    /** Has everything written, the last record too, and waits for it. */
    public void finish(long atMostMillis) throws InterruptedException {
        stopping = true;
        LockSupport.unpark(this);
        join(atMostMillis);
    }

    /** {@return whether there was something to do, so that there may be more} */
    private boolean turn() throws IOException {
        boolean worked = stalled ? log.countWaiting() : log.drainTo(ledger, this::makeRoom);
        dirty |= worked;
        long now = System.nanoTime();
        if (!stalled && now - summarised >= ONE_MINUTE) {
            log.summarise(ledger);
            summarised = now;
            dirty = true;
        }
        boolean due = now - flushed >= flushNanos;
        if (stalled ? due : dirty && (due || hasFindingToForce())) {
            flush(true);
        }
        if (!stalled) {
            makeRoom();
        }
        return worked;
    }

    /** {@return whether there is room to go on; there is none while the log cannot be written} */
    private boolean makeRoom() throws IOException {
        if (output.isFilled()) {
            flush(false);
        }
        if (!stalled && target.isRotationDue()) {
            rotate();
        }
        return !stalled;
    }

    private boolean hasFindingToForce() {
        return fsync == Fsync.FINDING && ledger.findingLines() > forcedFindings;
    }

    /**
     * Hands on what is written.
     *
     * @param complete otherwise only to make room
     */
    private void flush(boolean complete) throws IOException {
        long begun = System.nanoTime();
        try {
            ledger.flush();
            output.handOn();
            if (complete) {
                flushed = System.nanoTime();
                dirty = false;
                force();
            }
        } catch (IOException e) {
            stall(e);
            return;
        } finally {
            diskNanos += System.nanoTime() - begun;
        }
        if (stalled) {
            stalled = false;
            trouble.warning.accept("the log " + target.name()
                    + " can be written again; a summary record stands for the sessions meanwhile");
            log.summarise(ledger);
            dirty = true;
        }
    }

    private void force() throws IOException {
        if (fsync == Fsync.INTERVAL || hasFindingToForce()) {
            target.force();
            forcedFindings = ledger.findingLines();
        }
    }

    private void stall(IOException reason) throws IOException {
        if (!target.mayRecover()) {
            throw reason;
        }
        flushed = System.nanoTime();
        if (!stalled) {
            stalled = true;
            trouble.warning.accept("the log " + target.name() + " cannot be written now (" + reason.getMessage()
                    + "): sessions are only counted until it can be, which is tried again and again");
        }
    }

    private void rotate() throws IOException {
        flush(true);
        if (!stalled && target.rotate()) {
            ledger.startPart();
            flush(false); // whoever follows the log is not left with an empty file until the next flush
            target.begun();
            dirty = true;
        }
    }

    private void end() throws IOException {
        if (stalled) {
            flush(true);
        }
        log.close();
        if (stalled) {
            trouble.warning.accept("the log " + target.name() + " could not be written to its end");
            return;
        }
        while (log.drainTo(ledger, this::makeRoom)) {
            // until nothing is left; nothing new comes in
        }
        log.summarise(ledger);
        ledger.stop();
        flush(true);
        target.close();
    }

    private void pause(long nanos) {
        if (nanos > 0 && !stopping) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
