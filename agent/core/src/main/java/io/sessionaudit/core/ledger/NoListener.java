package io.sessionaudit.core.ledger;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Site;

/** Nothing is sent anywhere. */
enum NoListener implements LedgerListener {
    INSTANCE;

    @Override
    public void finding(WrittenFinding finding) {}

    @Override
    public boolean acceptsSession(long heldNanos) {
        return false;
    }

    @Override
    public void session(Session session, long number, long endNanos, Site site) {}

    @Override
    public ExportCounts takeCounts() {
        return null;
    }

    @Override
    public void finish() {}
}
