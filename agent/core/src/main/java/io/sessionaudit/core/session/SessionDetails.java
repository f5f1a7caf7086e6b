package io.sessionaudit.core.session;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.jdbc.ConnectionState;

/**
 * The room for {@link SessionNotes}: made when the first of it is written. Threads as with {@link Session}, to which it
 * belongs.
 */
final class SessionDetails {
    String opener;
    boolean fetchesLater;
    volatile List<AuditEvent> heldBack;

    Transaction transaction;

    ScopeTrace scope;

    /** What the monitor of sessions keeps about it. */
    volatile Object attachment;

    /** Has to be reachable for as long as the session is open: an unreachable reference announces nothing. */
    @SuppressWarnings("unused")
    ConnectionPhantom proof;

    /** The thread that has used the session last; null stands for the opener. */
    Owner user;

    /** The name of that thread. */
    String userName;

    /** Second sessions beside this one that its next use decides about; null for none. */
    volatile List<DeferredSecondSession> deferred;

    /** The connection that the pool has lent, if other sessions of the same global transaction may be on it. */
    WeakReference<Object> loan;

    /** The branch of a global transaction that it is closed in. */
    Branch closedIn;

    Map<ConnectionState, String> changedStates;
    ThreadHandover handover;
    PostCloseState aftermath;
    ShareCount sharedUse;
    Map<String, String> mdc;

    /** The way back to the connection, where reclaim asks for it. */
    ReclaimHandle trail;
}
