package io.sessionaudit.core.session;

import io.sessionaudit.core.stack.CapturedCall;

/**
 * The state of a session after its close. Created when the close is captured, or by the first call after it.
 *
 * <p>Not synchronized: a race between two late calls may raise a finding twice.
 */
public final class PostCloseState {
    private CapturedCall closing;
    private boolean used;
    private boolean closedAgain;
    private boolean poolClosed;
    private boolean closedByPool;

    /** {@return the call that closed the session, or null if it was not captured} */
    public CapturedCall closing() {
        return closing;
    }

    /** Sets the call that closes the session. */
    public void setClosing(CapturedCall call) {
        closing = call;
    }

    boolean isClosedByPool() {
        return closedByPool;
    }

    /** Records that the pool itself closes the session, or has removed its connection. */
    public void recordClosedByPool() {
        closedByPool = true;
    }

    /** {@return whether the caller is the first to detect a use after the close} */
    public boolean beginUse() {
        boolean first = !used;
        used = true;
        return first;
    }

    /** {@return whether the caller is the first to detect a second close} */
    public boolean beginSecondClose() {
        boolean first = !closedAgain;
        closedAgain = true;
        return first;
    }

    boolean beginPoolClose() {
        boolean first = !poolClosed;
        poolClosed = true;
        return first;
    }
}
