package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.options.Options.Fsync;

/**
 * The thread that writes the log. It polls the queue according to its {@link DutyCycle}, so that no application thread
 * has to wake it. While the log cannot be written, for example because the disk is full, it counts events and retries
 * at each flush interval.
 */
public final class LogThread extends Thread {
    private static final long ONE_MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long JOIN_MILLIS = 20;
    private static final long REPORT_MILLIS = 500;
    private static final long MEMORY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** How often the last records are tried if the heap is full. */
    private static final int LAST_ATTEMPTS = 100;

    private final AuditLog log;
    private final Ledger ledger;
    private final LogOutput output;
    private final LogTarget target;
    private final long flushNanos;
    private final Fsync fsync;
    private final FailureHandlers failures;
    private final DutyCycle dutyCycle;

    private volatile boolean stopping;

    /** Changes whenever events were taken or bytes were written. */
    private volatile long progress;

    private long flushed;
    private long summarised;
    private long forcedFindings;

    /** Time spent on disk I/O in this turn. */
    private long diskNanos;

    private boolean dirty = true;
    private boolean stalled;

    private boolean memoryWasFull;
    private boolean memoryWarned;

    /**
     * Receives problems of the log.
     *
     * @param ended called if the log can no longer be written; the thread ends
     * @param warning called if the log cannot be written for now, and when it can be written again
     */
    public record FailureHandlers(Consumer<Throwable> ended, Consumer<String> warning) {}

    /**
     * Creates a thread that is not started.
     *
     * @param output the output of the ledger
     * @param flushNanos the flush interval
     */
    public LogThread(
            AuditLog log, Ledger ledger, LogOutput output, long flushNanos, Fsync fsync, FailureHandlers failures) {
        super(null, null, "session-audit-log", 0, false);
        setDaemon(true);
        this.log = log;
        this.ledger = ledger;
        this.output = output;
        this.target = output.target();
        this.flushNanos = flushNanos;
        this.fsync = fsync;
        this.failures = failures;
        dutyCycle = new DutyCycle(log.blocksWhenFull());
    }

    @Override
    public void run() {
        try {
            summarised = System.nanoTime();
            flushed = summarised - flushNanos; // write the first records immediately
            while (!stopping) {
                try {
                    turnAndRest();
                } catch (OutOfMemoryError e) {
                    recover();
                }
            }
            endPatiently();
        } catch (Throwable e) { // also Errors: no thread may wait for a log that is not written
            log.close();
            failures.ended.accept(e);
        }
    }

    /**
     * Requests that all events and the last record are written, and waits for it. Reports if a file is not complete
     * then; not for a standard stream, because the report might wait for the same reader.
     *
     * @param atMostMillis the maximum time
     * @param stuckMillis the maximum time without progress of a standard stream, whose other end no one may read
     */
    public void finish(long atMostMillis, long stuckMillis) throws InterruptedException {
        stopping = true;
        LockSupport.unpark(this);
        long begun = System.nanoTime();
        long advanced = begun;
        long known = progress;
        long stuckNanos = TimeUnit.MILLISECONDS.toNanos(target.mayRecover() ? atMostMillis : stuckMillis);
        while (isAlive()) {
            join(JOIN_MILLIS);
            long now = System.nanoTime();
            if (progress != known) {
                known = progress;
                advanced = now;
            }
            if (now - begun >= TimeUnit.MILLISECONDS.toNanos(atMostMillis) || now - advanced >= stuckNanos) {
                if (isAlive() && target.mayRecover()) {
                    reportIncomplete(TimeUnit.NANOSECONDS.toMillis(now - begun));
                }
                return;
            }
        }
    }

    /** Another thread reports, because standard error may block, and the JVM must end. */
    private void reportIncomplete(long millis) throws InterruptedException {
        Thread reporter = new Thread(
                null, () -> warnOfEnd(": it was not complete after " + millis + " ms"), getName() + "-end", 0, false);
        reporter.setDaemon(true);
        reporter.start();
        reporter.join(REPORT_MILLIS);
    }

    private void turnAndRest() throws IOException {
        long begun = System.nanoTime();
        diskNanos = 0;
        boolean worked = turn();
        warnOfMemory();
        long now = System.nanoTime();
        pause(dutyCycle.restNanos(worked, now - begun - diskNanos, flushed + flushNanos - now, log.resetWasFull()));
    }

    /** Continues after the heap was full, which the application survives, too. Allocates no memory. */
    private void recover() {
        ledger.abandonRecord();
        memoryWasFull = true;
        LockSupport.parkNanos(this, MEMORY_PAUSE_NANOS);
    }

    private void warnOfMemory() {
        if (memoryWasFull && !memoryWarned) {
            failures.warning.accept("the heap was full while the log " + target.name()
                    + " was written: sessions of that time are only counted");
            memoryWarned = true;
        }
        memoryWasFull = false;
    }

    /** {@return whether there were events, so that there may be more} */
    private boolean turn() throws IOException {
        ledger.updateLive();
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

    /** {@return whether there is room for more; there is none while the log cannot be written} */
    private boolean makeRoom() throws IOException {
        progress++;
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
     * Writes the buffer to the target.
     *
     * @param complete false to make room only, without ending the flush interval
     */
    private void flush(boolean complete) throws IOException {
        long begun = System.nanoTime();
        try {
            ledger.flush();
            if (target.beginsAnew()) {
                output.putFirst(this::renderPartHeader);
            }
            output.writeToTarget();
            progress++;
            ledger.written();
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
            // Before the state changes: if the heap is full, the next flush tries again.
            failures.warning.accept("the log " + target.name()
                    + " can be written again; a summary record represents the sessions in between");
            stalled = false;
            log.summarise(ledger);
            dirty = true;
        }
    }

    private void renderPartHeader() throws IOException {
        ledger.startPart();
        ledger.flush();
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
            // Before the state changes: if the heap is full, the next flush tries again.
            failures.warning.accept("the log " + target.name() + " cannot be written now (" + reason.getMessage()
                    + "): sessions are only counted until it can be written again; each flush interval retries");
            stalled = true;
        }
    }

    private void rotate() throws IOException {
        flush(true);
        if (!stalled && target.rotate()) {
            ledger.startPart();
            flush(false); // a reader that follows the log does not have to wait for the next flush
            target.partHeaderWritten();
            dirty = true;
        }
    }

    private void endPatiently() throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                end();
                return;
            } catch (OutOfMemoryError e) {
                if (attempt == LAST_ATTEMPTS) {
                    throw e;
                }
                recover();
            }
        }
    }

    private void end() throws IOException {
        if (stalled) {
            flush(true);
        }
        log.close();
        if (stalled) {
            warnOfEnd("");
            return;
        }
        while (log.drainTo(ledger, this::makeRoom)) {
            // until the queue is empty; it is closed
        }
        log.summarise(ledger);
        flush(true); // the end of exports may take long
        ledger.stop();
        flush(true);
        target.close();
    }

    private void warnOfEnd(String reason) {
        failures.warning.accept("the log " + target.name() + " could not be written to its end" + reason);
    }

    private void pause(long nanos) {
        if (nanos > 0 && !stopping) {
            LockSupport.parkNanos(this, nanos);
        }
    }
}
