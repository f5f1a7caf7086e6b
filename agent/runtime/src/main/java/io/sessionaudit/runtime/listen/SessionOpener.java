package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.monitor.ReclaimPolicy;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.StackCaptureBudget;
import io.sessionaudit.runtime.tracing.TracingApis;

/**
 * Creates sessions with their opening stacks, and records the active span and the details that the options {@code mdc},
 * {@code reclaim} and {@code thread-rule=share} require. Thread-safe.
 */
final class SessionOpener {
    private final AuditClock clock;
    private final StackCaptureBudget budget;
    private final DiagnosticContext diagnosticContext;
    private final TracingApis tracingApis;
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
            StackCaptureBudget budget,
            DiagnosticContext diagnosticContext,
            TracingApis tracingApis,
            ReclaimPolicy reclaimPolicy,
            SessionSharing sessionSharing) {
        this.clock = clock;
        this.budget = budget;
        this.diagnosticContext = diagnosticContext;
        this.tracingApis = tracingApis;
        this.reclaimPolicy = reclaimPolicy;
        this.sessionSharing = sessionSharing;
        recordsDetails =
                !diagnosticContext.readsNothing() || reclaimPolicy.mode() != ReclaimMode.OFF || sessionSharing != null;
    }

    /** {@return a session that the current thread opens now} */
    Session create(Object connection, Owner owner, Source source) {
        long now = clock.nanoTime();
        return new Session(connection, owner.origin(source), now, captureStack(source, now));
    }

    /** {@return the opening stack, if the sampling budget allows it or the source's findings lacked one; or null} */
    private Throwable captureStack(Source source, long now) {
        if (!budget.isDue() && !source.capturesAll(now)) {
            return null;
        }
        return budget.isMetered() ? captureMetered() : new OpeningStack();
    }

    private Throwable captureMetered() {
        long before = System.nanoTime(); // the agent's clock may be coarse
        Throwable stack = new OpeningStack();
        budget.recordCapture(System.nanoTime() - before);
        return stack;
    }

    /** {@return whether an option requires details, or the session may belong to a trace} */
    boolean recordsDetails() {
        return recordsDetails || tracingApis.isAny();
    }

    /** Records the details of a session that the current thread opens. */
    void recordDetails(Session session, Owner owner, Object requested, Object connection) {
        session.setTrace(tracingApis.current());
        session.setMdc(diagnosticContext.read(requested));
        session.setReclaimHandle(reclaimPolicy.newHandle(session.source()));
        if (sessionSharing != null) {
            sessionSharing.sessionOpened(session, owner, connection);
        }
    }
}
