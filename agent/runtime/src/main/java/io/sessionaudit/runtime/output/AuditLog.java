package io.sessionaudit.runtime.output;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.monitor.UsageSample;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * The bounded queue between the application's threads and the log thread.
 *
 * <p>Any thread may add an event; adding is lock-free. If the queue is full, the event is counted at its source and
 * written as part of a summary; with {@code overflow=block} the thread waits (back-pressure). One thread drains.
 *
 * <p>Once full, the queue accepts no sessions until it has been drained, which avoids contention for single free slots.
 */
public final class AuditLog implements Consumer<AuditEvent> {
    private static final long BLOCKED_NANOS = 100_000;
    private static final int BATCH = 256;
    private static final int MAX_RESERVED = 10_000;

    /**
     * If more events wait, sessions are queued without their stack, and written without a site: an unread stack is 20
     * times as large as its session, and the garbage collector copies it repeatedly.
     */
    private static final int MAX_STACKS = 4_096;

    /** Limits memory, because each finding holds a stack; the log thread writes no more per minute. */
    private static final int MAX_FINDINGS = 4_096;

    private final MpscAtomicArrayQueue<AuditEvent> queue;
    private final boolean block;
    /** Reserved space for events that cannot be summarised: sessions that resolve findings, and rare events. */
    private final Queue<AuditEvent> reservedQueue = new ConcurrentLinkedQueue<>();

    private final AtomicInteger reservedCount = new AtomicInteger();
    private final AtomicInteger findingsWaiting = new AtomicInteger();
    private final Queue<AuditEvent> postponed = new ArrayDeque<>(); // log thread only
    private final Set<Source> overflowed = ConcurrentHashMap.newKeySet();
    private volatile boolean full;

    /** The event that is being written; if memory ran out meanwhile, it is still there. Log thread only. */
    private AuditEvent current;

    /** Whether the queue was full since the last {@link #resetWasFull}; log thread only. */
    private boolean wasFull;

    private volatile boolean closed;

    /** Called after each batch of events. */
    interface BatchListener {
        /** {@return whether to continue draining} */
        boolean afterBatch() throws IOException;
    }

    /**
     * Creates an empty queue.
     *
     * @param capacity how many events may wait; rounded up to a power of two
     * @param block whether the application waits if it is full
     */
    public AuditLog(int capacity, boolean block) {
        this.queue = new MpscAtomicArrayQueue<>(Math.max(2, capacity));
        this.block = block;
    }

    @Override
    public void accept(AuditEvent event) {
        if (closed) {
            return;
        }
        if (event instanceof Session session) {
            acceptSession(session);
        } else if (event instanceof Finding) {
            acceptFinding(event);
        } else if (!queue.offer(event)) {
            overflow(event);
        }
    }

    private void acceptSession(Session session) {
        if (full && SessionObservation.ifAny(session) == null) {
            countSession(session);
            return;
        }
        if (session.openingStack() != null && !session.hasDetails() && !block && queue.size() >= MAX_STACKS) {
            session.forgetOpeningStack();
        }
        if (!queue.offer(session)) {
            overflow(session);
        }
    }

    private void acceptFinding(AuditEvent finding) {
        if (findingsWaiting.incrementAndGet() > MAX_FINDINGS && !block) {
            findingsWaiting.decrementAndGet();
            count(finding);
        } else if (!queue.offer(finding)) {
            findingsWaiting.decrementAndGet();
            overflow(finding);
        }
    }

    /** {@return the oldest event, or null; log thread only} */
    private AuditEvent poll() {
        AuditEvent event = queue.relaxedPoll();
        if (event instanceof Finding) {
            // A finding that was added by overflow() was not counted.
            findingsWaiting.updateAndGet(waiting -> Math.max(0, waiting - 1));
        }
        return event;
    }

    private void overflow(AuditEvent event) {
        while (block && !closed) {
            if (queue.offer(event)) {
                return;
            }
            LockSupport.parkNanos(BLOCKED_NANOS);
        }
        if (!closed) {
            full = true;
            count(event);
        }
    }

    /** Rejects all further events: the log has ended, or cannot be written. */
    public void close() {
        closed = true;
    }

    /** {@return whether the application waits if the queue is full} */
    boolean blocksWhenFull() {
        return block;
    }

    /** {@return whether the queue was full since the last call; log thread only} */
    boolean resetWasFull() {
        boolean was = wasFull;
        wasFull = false;
        return was;
    }

    /** {@return whether the queue is full, so that sessions are only counted} */
    boolean isFull() {
        return full;
    }

    /** Passes the events that are queued at the time of the call to the ledger; log thread only. */
    boolean drainTo(Ledger ledger, BatchListener listener) throws IOException {
        countInterrupted();
        int waiting = queue.size();
        boolean continues = true;
        for (AuditEvent event = postponed.poll(); event != null; event = postponed.poll()) {
            write(event, ledger);
        }
        for (int i = 1; i <= waiting && continues; i++) {
            AuditEvent event = poll();
            if (event == null) {
                break;
            }
            write(event, ledger);
            continues = i % BATCH != 0 || listener.afterBatch();
        }
        if (full) {
            wasFull = true;
            full = false;
        }
        for (AuditEvent event = continues ? reservedQueue.poll() : null; event != null; event = reservedQueue.poll()) {
            reservedCount.decrementAndGet();
            write(event, ledger);
        }
        return waiting > 0;
    }

    private void write(AuditEvent event, Ledger ledger) {
        current = event;
        ledger.write(event);
        current = null;
    }

    /** Counts the event that was being written when memory ran out, or queues it again. */
    private void countInterrupted() {
        AuditEvent event = current;
        if (event == null) {
            return;
        }
        boolean counted = event instanceof Session session && session.isWritten()
                || event instanceof Finding finding && finding.isEntered();
        if (!counted) {
            count(event);
        }
        current = null;
    }

    /** Counts the queued events instead of writing them, while the log cannot be written; log thread only. */
    boolean countWaiting() {
        countInterrupted();
        int waiting = queue.size();
        for (int i = 0; i < waiting; i++) {
            AuditEvent event = poll();
            if (event == null) {
                break;
            }
            if (event instanceof Session || event instanceof Finding) {
                count(event);
            } else if (!isDispensable(event) && postponed.size() < MAX_RESERVED) {
                postponed.add(event);
            }
        }
        if (full) {
            wasFull = true;
            full = false;
        }
        return waiting > 0;
    }

    /** Writes the summaries of all sources that overflowed; log thread only. */
    void summarise(Ledger ledger) {
        for (Source source : overflowed) {
            // Removed first, so that an overflow in the meantime adds it again.
            overflowed.remove(source);
            ledger.summarise(source);
        }
        ledger.summarise();
    }

    /** The record of a session with findings resolves them, so it must be written. */
    private static boolean hasFindings(Session session) {
        SessionObservation observation = SessionObservation.ifAny(session);
        return observation != null && !observation.findings.isEmpty();
    }

    /** {@return whether it is dropped instead of counted} The next scan takes another sample. */
    private static boolean isDispensable(AuditEvent event) {
        return event instanceof UsageSample || event instanceof EndedWait;
    }

    private void count(AuditEvent event) {
        if (event instanceof Finding finding) {
            if (finding.countOverflow()) {
                overflowed.add(finding.source());
            }
        } else if (event instanceof Session session && (!hasFindings(session) || reservedCount.get() >= MAX_RESERVED)) {
            countSession(session);
        } else if (!isDispensable(event) && reservedCount.get() < MAX_RESERVED) {
            reservedCount.incrementAndGet();
            reservedQueue.add(event);
        }
    }

    private void countSession(Session session) {
        Source source = session.source();
        if (source.overflowCounts().add(session)) {
            overflowed.add(source);
        }
    }
}
