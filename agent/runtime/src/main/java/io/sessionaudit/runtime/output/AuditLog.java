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
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * The bounded queue between the application's threads and the writer thread.
 *
 * <p>Any thread may offer; offering is lock-free. When the queue is full nobody waits, unless the user asked for it: what has
 * no place is counted at its source, and the count is written as a summary. One thread drains.
 *
 * <p>Once full, the queue takes no more sessions until it has been drained: threads that fight over each place that becomes free
 * would pay more for it than the line is worth.
 */
public final class AuditLog implements Consumer<AuditEvent> {
    private static final long BLOCKED_NANOS = 100_000;
    private static final int BATCH = 256;
    private static final int MAX_RESERVED = 10_000;

    /**
     * Beyond as many waiting events, a session leaves its stack behind: the garbage collector copies what waits again and again,
     * and an unread stack is twenty times as large as its session. The line is then written without a site.
     */
    private static final int MAX_STACKS = 4_096;

    /** Each of them holds a stack, and more are not written in a minute anyway. */
    private static final int MAX_FINDINGS = 4_096;

    private final MpscAtomicArrayQueue<AuditEvent> queue;
    private final boolean block;
    /** What found the queue full and cannot be told by a number: a session that settles findings, and all that is rare. */
    private final Queue<AuditEvent> reservedQueue = new ConcurrentLinkedQueue<>();

    private final AtomicInteger reservedCount = new AtomicInteger();
    private final AtomicInteger findingsWaiting = new AtomicInteger();
    private final Queue<AuditEvent> postponed = new ArrayDeque<>(); // the writer thread's alone
    private final Set<Source> overflowed = ConcurrentHashMap.newKeySet();
    private volatile boolean full;

    /** Whether it was full since {@link #wasFlooded} was last asked; for the writer thread. */
    private boolean flooded;

    private volatile boolean closed;

    /** What is done between the events, now and then. */
    interface Between {
        /** {@return whether to go on} */
        boolean events() throws IOException;
    }

    /**
     * An empty queue.
     *
     * @param capacity how many events may wait; rounded up to a power of two
     * @param block whether the application waits when it is full
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

    /** {@return the event that waits longest, or null; for the writer thread} */
    private AuditEvent poll() {
        AuditEvent event = queue.relaxedPoll();
        if (event instanceof Finding) {
            // One that the application has waited with was not counted when it was let in at last.
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

    /** From now on nothing is taken: the log has ended, or cannot be written. */
    public void close() {
        closed = true;
    }

    /** {@return whether the application waits where the queue is full} */
    boolean isWaitedFor() {
        return block;
    }

    /** {@return whether the queue was full since the last call; for the writer thread} */
    boolean wasFlooded() {
        boolean was = flooded;
        flooded = false;
        return was;
    }

    /** {@return whether the queue is full, and what comes is counted} */
    boolean isFull() {
        return full;
    }

    /** Enters what is waiting into the ledger, and no more than was waiting at the start; for the writer thread. */
    boolean drainTo(Ledger ledger, Between between) throws IOException {
        int waiting = queue.size();
        boolean goOn = true;
        for (AuditEvent event = postponed.poll(); event != null; event = postponed.poll()) {
            ledger.write(event);
        }
        for (int i = 1; i <= waiting && goOn; i++) {
            AuditEvent event = poll();
            if (event == null) {
                break;
            }
            ledger.write(event);
            goOn = i % BATCH != 0 || between.events();
        }
        if (full) {
            flooded = true;
            full = false;
        }
        for (AuditEvent event = goOn ? reservedQueue.poll() : null; event != null; event = reservedQueue.poll()) {
            reservedCount.decrementAndGet();
            ledger.write(event);
        }
        return waiting > 0;
    }

    /** Counts what is waiting, because the log cannot be written now; for the writer thread. */
    boolean countWaiting() {
        int waiting = queue.size();
        for (int i = 0; i < waiting; i++) {
            AuditEvent event = poll();
            if (event == null) {
                break;
            }
            if (event instanceof Session || event instanceof Finding) {
                count(event);
            } else if (postponed.size() < MAX_RESERVED) {
                postponed.add(event);
            }
        }
        if (full) {
            flooded = true;
            full = false;
        }
        return waiting > 0;
    }

    /** Writes what the sources could not bring through; for the writer thread. */
    void summarise(Ledger ledger) {
        for (Source source : overflowed) {
            // Dropped first: whoever overflows while this is written enters it again.
            overflowed.remove(source);
            ledger.summarise(source);
        }
        ledger.summarise();
    }

    /** A finding that stands in the log is settled by the line of its session, so that line has to come. */
    private static boolean hasFindings(Session session) {
        SessionObservation watching = SessionObservation.ifAny(session);
        return watching != null && !watching.findings.isEmpty();
    }

    private void count(AuditEvent event) {
        if (event instanceof Finding finding) {
            if (finding.countOverflow()) {
                overflowed.add(finding.source());
            }
        } else if (event instanceof Session session && (!hasFindings(session) || reservedCount.get() >= MAX_RESERVED)) {
            countSession(session);
        } else if (reservedCount.get() < MAX_RESERVED) {
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
