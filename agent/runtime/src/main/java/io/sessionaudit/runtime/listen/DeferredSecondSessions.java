package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.SecondSession;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.DeferredSecondSession;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;

/**
 * Second sessions beside one that its thread has opened and never used. Its next use or its close decides: by the thread that opened it,
 * there were two sessions on one thread; by another thread, it had been handed over. A session that ends in any other way, such as by
 * garbage collection, proves neither, and nothing is raised.
 */
final class DeferredSecondSessions {
    private final ListenerContext tools;

    DeferredSecondSessions(ListenerContext tools) {
        this.tools = tools;
    }

    /** The first of two sessions is used, or is closed by the application; for the thread that does it. */
    void used(Session first, Owner caller) {
        for (DeferredSecondSession decision : first.details().takeDeferred()) {
            if (decision.owner() == caller && decision.second().state() != SessionEnd.WITHDRAWN) {
                raise(decision, first);
            }
        }
    }

    private void raise(DeferredSecondSession decision, Session first) {
        Finding finding = SecondSession.deferred(
                decision, first, tools.rule().mode(), tools.clock().nanoTime());
        if (decision.second().hasEnded()) {
            tools.sink().accept(finding); // it ended as sessions do, so it was one
        } else {
            decision.second().raise(finding, tools.sink());
        }
    }
}
