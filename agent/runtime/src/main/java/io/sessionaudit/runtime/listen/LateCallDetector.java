package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.finding.AfterCloseFindings;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * Calls on sessions that have been closed. Raised is what fails because of that, and a second close; once a session. A
 * session that was aborted is left alone: whoever works with it meanwhile cannot know.
 *
 * <p>Pools go on working with objects that they have lent, so nothing counts that happens inside a borrow or inside another
 * call, nor what only a pool has called.
 */
final class LateCallDetector {
    private final ListenerContext tools;
    private final OwnerLookup owners;

    LateCallDetector(ListenerContext tools, OwnerLookup owners) {
        this.tools = tools;
        this.owners = owners;
    }

    /** {@return a token, or null where the call is of no interest} */
    LateCall begin(Session session) {
        boolean ended = session.state() == SessionEnd.CLOSED || session.state() == SessionEnd.RECLAIMED;
        if (!ended || !session.isCertain()) {
            return null;
        }
        Owner caller = owners.current();
        if (caller.inside() != null || caller.isBorrowing()) {
            return null;
        }
        caller.enter(session); // what the call calls in turn says nothing more
        return new LateCall(session);
    }

    /** A call that uses the session has ended. */
    void used(LateCall late, Throwable thrown) {
        owners.current().leave();
        Session session = late.session();
        if (thrown != null && session.postCloseState().beginUse()) {
            session.source().captureClosings();
            tools.sink()
                    .accept(AfterCloseFindings.used(
                            session, CapturedCall.here(), thrown, tools.clock().nanoTime()));
        }
    }

    /** Another close has ended. */
    void closedAgain(LateCall late, boolean aborted) {
        owners.current().leave();
        Session session = late.session();
        if (!aborted && session.postCloseState().beginSecondClose()) {
            session.source().captureClosings();
            tools.sink()
                    .accept(AfterCloseFindings.closedAgain(
                            session, CapturedCall.here(), tools.clock().nanoTime()));
        }
    }
}
