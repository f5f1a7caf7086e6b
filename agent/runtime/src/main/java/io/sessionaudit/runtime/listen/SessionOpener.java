package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.monitor.ReclaimPolicy;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;

/**
 * Creates sessions, and records the details that the options {@code mdc}, {@code reclaim} and {@code thread-rule=share}
 * require. Thread-safe.
 */
final class SessionOpener {
    private final AuditClock clock;
    private final OpeningStacks stacks;
    private final DiagnosticContext diagnosticContext;
    private final ReclaimPolicy reclaimPolicy;
    private final SessionSharing sessionSharing;
    private final boolean recordsDetails;

    /**
     * Creates an opener.
     *
     * @param sessionSharing null unless sessions are shared
     */
    SessionOpener(
            AuditClock clock,
            OpeningStacks stacks,
            DiagnosticContext diagnosticContext,
            ReclaimPolicy reclaimPolicy,
            SessionSharing sessionSharing) {
        this.clock = clock;
        this.stacks = stacks;
        this.diagnosticContext = diagnosticContext;
        this.reclaimPolicy = reclaimPolicy;
        this.sessionSharing = sessionSharing;
        recordsDetails =
                !diagnosticContext.readsNothing() || reclaimPolicy.mode() != ReclaimMode.OFF || sessionSharing != null;
    }

    /** {@return a session that the current thread opens now} */
    Session create(Object connection, Owner owner, Source source) {
        long now = clock.nanoTime();
        return new Session(connection, owner.origin(source), now, stacks.capture(source, now));
    }

    /** {@return whether an option requires details} */
    boolean recordsDetails() {
        return recordsDetails;
    }

    /** Records the details of a session that the current thread opens. */
    void recordDetails(Session session, Owner owner, Object requested, Object connection) {
        session.setMdc(diagnosticContext.read(requested));
        session.setReclaimHandle(reclaimPolicy.follow(session.source()));
        if (sessionSharing != null) {
            sessionSharing.sessionOpened(session, owner, connection);
        }
    }
}
