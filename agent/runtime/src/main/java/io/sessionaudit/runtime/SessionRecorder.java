package io.sessionaudit.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;

/**
 * Keeps the latest sessions and findings in memory, for the questions of a test framework, and passes them on to the
 * log. There is none without such a question. Bounded. Thread-safe and lock-free.
 */
final class SessionRecorder implements Consumer<AuditEvent> {
    private static final int MAX_SESSIONS = 10_000;
    private static final int MAX_FINDINGS = 4_096;

    private final Consumer<AuditEvent> log;
    private final AuditClock clock;
    private final Bounded<Session> ended = new Bounded<>(MAX_SESSIONS);
    private final Bounded<Finding> findings = new Bounded<>(MAX_FINDINGS);

    /** A queue that drops its oldest elements. */
    private static final class Bounded<E> {
        private final Queue<E> elements = new ConcurrentLinkedQueue<>();
        private final AtomicInteger size = new AtomicInteger();
        private final int max;
        private volatile long dropped;

        Bounded(int max) {
            this.max = max;
        }

        void add(E element) {
            elements.add(element);
            if (size.incrementAndGet() > max && elements.poll() != null) {
                size.decrementAndGet();
                dropped++; // a lost count does not matter: only that there is one
            }
        }
    }

    SessionRecorder(Consumer<AuditEvent> log, AuditClock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void accept(AuditEvent event) {
        if (event instanceof Session session) {
            if (session.state() != SessionEnd.WITHDRAWN) {
                ended.add(session);
            }
        } else if (event instanceof Finding finding && finding.escalation() == 1) {
            findings.add(finding);
        }
        log.accept(event);
    }

    long now() {
        return clock.nanoTime();
    }

    /** {@return how many sessions or findings were dropped so far} */
    long dropped() {
        return ended.dropped + findings.dropped;
    }

    /** Forgets the sessions that ended, and the findings that were raised, before a time. */
    void forget(long before) {
        for (Session oldest = ended.elements.peek();
                oldest != null && oldest.closedNanos() - before < 0;
                oldest = ended.elements.peek()) {
            if (ended.elements.poll() != null) {
                ended.size.decrementAndGet();
            }
        }
        for (Finding oldest = findings.elements.peek();
                oldest != null && oldest.nanoTime() - before < 0;
                oldest = findings.elements.peek()) {
            if (findings.elements.poll() != null) {
                findings.size.decrementAndGet();
            }
        }
    }

    /** Passes the sessions that were opened since a time, and have ended, to a reader. */
    void forEachEnded(long since, Consumer<Session> reader) {
        for (Session session : ended.elements) {
            if (session.openedNanos() - since >= 0) {
                reader.accept(session);
            }
        }
    }

    /** Passes the findings that were raised since a time to a reader. */
    void forEachFinding(long since, Consumer<Finding> reader) {
        for (Finding finding : findings.elements) {
            if (finding.nanoTime() - since >= 0) {
                reader.accept(finding);
            }
        }
    }
}
