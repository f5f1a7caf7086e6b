package io.sessionaudit.scope;

/**
 * Formats {@link Session#toString()}.
 *
 * <p>Thread-safety: safe; the state of a session that another thread uses may be slightly outdated.
 */
final class SessionText {

    private SessionText() {}

    static String of(Session session) {
        Session outermost = outermost(session);
        Lifetime lifetime = session.lifetime;
        Thread owner = lifetime.owner();
        StringBuilder text = new StringBuilder("Session ").append(lifetime.number());
        if (outermost.name() != null) {
            text.append(" \"").append(outermost.name()).append('"');
        }
        text.append(" [").append(lifetime.isClosed() ? lifetime.closed() : owner == null ? "handed over" : "open");
        if (!lifetime.isClosed()) {
            if (session.closed) {
                text.append(", this joined scope closed");
            }
            if (session.transaction.rollbackCause() != null) {
                text.append(", rollback-only");
            }
            if (owner != null
                    && outermost.origin instanceof OpeningTrace
                    && ((OpeningTrace) outermost.origin).thread() != owner) {
                text.append(", adopted by ").append(Lifetime.describe(owner));
            }
        }
        return text.append(", ")
                .append(Origin.opened(outermost.origin, owner))
                .append(']')
                .toString();
    }

    private static Session outermost(Session session) {
        Session outermost = session;
        while (outermost.outer != null && !outermost.isOutermost()) {
            outermost = outermost.outer;
        }
        return outermost;
    }
}
