package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.AfterCloseFindings;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * Detects calls on closed sessions. A finding is raised, once for each session, if the call fails because of that, and
 * for a second close. Aborted sessions are ignored: a thread that uses one cannot know.
 *
 * <p>Pools continue to use the objects that they have lent, so calls inside a borrow or inside another call do not
 * count, nor do calls that were made by a pool.
 */
final class LateCallDetector {
    /** The token of a call on a closed session; a finding depends on how the call ends. */
    record LateCall(Session session) {}

    private final OwnerLookup owners;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    LateCallDetector(OwnerLookup owners, AuditClock clock, Consumer<AuditEvent> sink) {
        this.owners = owners;
        this.clock = clock;
        this.sink = sink;
    }

    /** {@return a token, or null if the call is ignored} */
    LateCall begin(Session session) {
        boolean ended = session.state() == SessionEnd.CLOSED || session.state() == SessionEnd.RECLAIMED;
        if (!ended || !session.isCertain()) {
            return null;
        }
        Owner caller = owners.current();
        if (caller.inside() != null || caller.isBorrowing()) {
            return null;
        }
        caller.enter(session); // ignore calls that this call makes
        return new LateCall(session);
    }

    /** A call that uses the session has ended. */
    void used(LateCall late, Throwable thrown) {
        owners.current().leave();
        Session session = late.session();
        if (thrown != null && session.postCloseState().beginUse()) {
            session.source().captureClosings();
            sink.accept(AfterCloseFindings.used(session, CapturedCall.here(), thrown, clock.nanoTime()));
        }
    }

    /** A second close has ended. */
    void closedAgain(LateCall late, boolean aborted) {
        owners.current().leave();
        Session session = late.session();
        if (!aborted && session.postCloseState().beginSecondClose()) {
            session.source().captureClosings();
            sink.accept(AfterCloseFindings.closedAgain(session, CapturedCall.here(), clock.nanoTime()));
        }
    }
}
