package io.sessionaudit.core.session;

import io.sessionaudit.core.stack.CapturedCall;

/**
 * What happens to a session from its close on. Made where the close is captured, or by the first call that comes too late.
 *
 * <p>Not synchronised: a race between two late calls may raise a finding twice.
 */
public final class PostCloseState {
    private CapturedCall closing;
    private boolean used;
    private boolean closedAgain;
    private boolean poolClosed;
    private boolean closedByPool;

    /** {@return the call that closed the session, where it was captured, or null} */
    public CapturedCall closing() {
        return closing;
    }

    /** Notes the call that closes the session. */
    public void setClosing(CapturedCall call) {
        closing = call;
    }

    boolean isClosedByPool() {
        return closedByPool;
    }

    /** Notes that the pool itself closes the session, or has taken its connection back. */
    public void closedByPool() {
        closedByPool = true;
    }

    /** {@return whether the caller is the first that sees the session used after its close} */
    public boolean beginUse() {
        boolean first = !used;
        used = true;
        return first;
    }

    /** {@return whether the caller is the first that sees the session closed again} */
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
