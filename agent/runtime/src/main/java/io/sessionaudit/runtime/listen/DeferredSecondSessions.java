package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.DeferredSecondSession;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.ThreadRule;

/**
 * Findings about second sessions that wait for a decision, because the first session was opened and not used yet. The
 * next use or the close of the first session decides: if the thread that opened it does so, the thread had two
 * sessions; if another thread does, the first was handed over. Any other end of the session proves neither.
 */
final class DeferredSecondSessions {
    private final ThreadRule.Mode mode;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    DeferredSecondSessions(ThreadRule.Mode mode, AuditClock clock, Consumer<AuditEvent> sink) {
        this.mode = mode;
        this.clock = clock;
        this.sink = sink;
    }

    /** The first of two sessions is used, or closed by the application, by the current thread. */
    void firstUsed(Session first, Owner caller) {
        for (DeferredSecondSession decision : first.details().takeDeferred()) {
            if (decision.owner() == caller && decision.second().state() != SessionEnd.WITHDRAWN) {
                raise(decision, first);
            }
        }
    }

    private void raise(DeferredSecondSession decision, Session first) {
        Finding finding = SecondSession.deferred(decision, first, mode, clock.nanoTime());
        if (decision.second().hasEnded()) {
            sink.accept(finding); // it was not withdrawn, so it was a session
        } else {
            decision.second().raise(finding, sink);
        }
    }
}
