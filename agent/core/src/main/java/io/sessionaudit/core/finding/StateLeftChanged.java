package io.sessionaudit.core.finding;

import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.Session;

/** A session was closed with a changed property of its connection, and the pool does not reset it. */
public final class StateLeftChanged {
    private StateLeftChanged() {}

    /**
     * A finding about one property.
     *
     * @param from value that the pool's connections have
     * @param to value at close
     */
    public static Finding of(Session session, ConnectionState property, String from, String to, long nanoTime) {
        return Finding.about(session, FindingKind.STATE_LEFT_CHANGED, Severity.WARNING, nanoTime)
                .build((context, evidence) -> {
                    evidence.put(LogFormat.PROPERTY, property.label());
                    evidence.put(LogFormat.FROM, from);
                    evidence.put(LogFormat.TO, to);
                    return new Message(
                            "The session opened at " + Evidence.place(context, session.openingStack())
                                    + " was closed with " + property.label() + " changed from " + from + " to " + to,
                            "A connection is returned in the state in which it was lent",
                            "Nothing was done; "
                                    + session.source().pool().title()
                                    + ", as it is configured, lends it to the next borrower like that",
                            "Set " + property.label()
                                    + " back before close, in a finally block; or let the pool reset it");
                });
    }
}
