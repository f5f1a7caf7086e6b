package io.sessionaudit.core.finding;

import java.util.Locale;

import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;

/** A session was closed with its connection in another state than it was lent, and the pool lends it on like that. */
public final class StateLeftChanged {
    private StateLeftChanged() {}

    /**
     * One state.
     *
     * @param from what the pool's connections have
     * @param to what the session has left
     */
    public static Finding of(Session session, ConnectionState state, String from, String to, long nanoTime) {
        return Finding.about(
                session, FindingKind.STATE_LEFT_CHANGED, Severity.WARNING, nanoTime, (context, evidence) -> {
                    evidence.put("property", state.label());
                    evidence.put("from", from);
                    evidence.put("to", to);
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was closed with " + state.label() + " changed from " + from + " to " + to,
                            "A connection is given back as it was lent",
                            "Nothing was done; "
                                    + session.source().pool().title()
                                    + ", as it is configured, lends it to the next borrower like that",
                            String.format(
                                    Locale.ROOT,
                                    "Set %s back before close, in a finally block; or let the pool reset it",
                                    state.label()));
                });
    }
}
