package io.sessionaudit.runtime.listen;

import javax.sql.DataSource;

import io.sessionaudit.core.session.LimitedNames;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Classifies a borrow without a known pool: a session of the outermost source, a physical connection of an unknown
 * pool, or a connection that is opened at its first use.
 *
 * <p>Such a source usually opens a physical connection, so that the cost of a stack walk is negligible. Thread-safe.
 */
final class UnpooledBorrowHandler {
    private final OpenerFinder openers;
    private final PhysicalConnectionDetector physicalConnections;

    /** Top-level classes of data sources of unknown pools that have lent: what else such a class opens is physical. */
    private final LimitedNames lendingClasses = new LimitedNames();

    UnpooledBorrowHandler(OpenerFinder openers, PhysicalConnectionDetector physicalConnections) {
        this.openers = openers;
        this.physicalConnections = physicalConnections;
    }

    /**
     * {@return the class that has opened a session, or null if there is none; for the hook at the end of the borrow}
     */
    String opener(Owner owner, Source source, Object requested) {
        Session inside = owner.inside();
        if (inside != null && inside.fetchesLater() && !inside.hasEnded() && StackInspector.isBorrowInsideCall()) {
            if (source.lending() == Source.Lending.LENDS || owner.hasDelegated()) {
                physicalConnections.recordLends(inside.source()); // its physical connection is opened
            }
            return null;
        }
        if (source.lending() == Source.Lending.LEADS && !owner.hasDelegated()) {
            return null; // will be borrowed from the pool, or is a proxy of what the pool has lent
        }
        String opener = openers.find(requested);
        physicalConnections.reportInternalPool(opener, source);
        boolean physical = OpenerFinder.isPool(opener)
                || openers.isBorrowOfPool(1)
                || source.openers().isPhysical(opener)
                || isOfLendingClass(opener, requested);
        return physical ? null : opener;
    }

    /** Sets the properties of a new session. */
    void begin(Session session, Owner owner, Object requested, Object connection, String opener) {
        session.mutableDetails().setOpenerClass(opener);
        if (isOfDriver(requested, connection)) {
            return;
        }
        if (!owner.hasDelegated()) {
            session.mutableDetails().setFetchesLater();
        }
        String lending = OpenerFinder.topLevel(requested.getClass().getName());
        if (requested instanceof DataSource && lendingClasses.add(lending)) {
            physicalConnections.recordLendingClass(lending);
        }
    }

    /** Connections that such a class borrows from itself are sessions of its caller. */
    private boolean isOfLendingClass(String opener, Object requested) {
        String topLevel = OpenerFinder.topLevel(opener);
        return lendingClasses.contains(topLevel)
                && !topLevel.equals(OpenerFinder.topLevel(requested.getClass().getName()));
    }

    private static boolean isOfDriver(Object requested, Object connection) {
        return requested instanceof String
                || FrameClassifier.isDriver(requested.getClass().getName())
                || FrameClassifier.isDriver(connection.getClass().getName());
    }
}
