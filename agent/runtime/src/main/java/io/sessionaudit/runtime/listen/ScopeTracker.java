package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.ScopeTrace;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;

/**
 * Records the events of the scope API. Their names are defined in {@code io.sessionaudit.scope.ScopeEvents}, which the
 * agent knows by name only.
 */
final class ScopeTracker {
    private final OwnerLookup owners;
    private final SessionRegistry open;

    ScopeTracker(OwnerLookup owners, SessionRegistry open) {
        this.owners = owners;
        this.open = open;
    }

    /** Records an event; the session may be null. */
    void happened(String event, Session session, String scope, int number) {
        if (event.equals("requires-new")) {
            owners.current().setRequiresNewPending(true);
        } else if (session != null) {
            note(event, session, scope, number);
        }
    }

    private void note(String event, Session session, String scope, int number) {
        switch (event) {
            case "opened" -> {
                if (scope != null || number > 1) {
                    session.scope().recordOpening(scope, number);
                }
            }
            case "joined" -> session.scope().recordJoin(number);
            case "nested" -> session.scope().recordSavepoint(number);
            case "handed-over" -> depart(session);
            case "adopted" -> arrive(session);
            default -> {
                // An event of a later version of the scope API.
            }
        }
    }

    /** The session has no owner until it is adopted: the thread may open another one, and may end. */
    private void depart(Session session) {
        Owner owner = owners.current();
        if (owner == session.opener()) {
            session.scope().recordHandOver(session.threadName());
            open.depart(session);
            owner.remove(session);
        }
    }

    private void arrive(Session session) {
        ScopeTrace trace = session.scope();
        if (trace.isInTransit()) {
            Owner owner = owners.current();
            session.adopt(owner.origin(session.source(), Thread.currentThread().getName()));
            session.setOwner(owner);
            owner.add(session);
            trace.recordAdoption();
            open.arrive(session);
        }
    }
}
