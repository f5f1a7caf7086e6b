package io.sessionaudit.runtime.listen;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Decides what a borrow is if no known pool has lent the connection: a session of the outermost source, a physical connection of an
 * unknown pool, or a connection that is fetched with its first use.
 *
 * <p>Such a source opens a physical connection in general, so that a walk over the stack does not count. Threadsafe.
 */
final class UnpooledBorrowHandler {
    private final OpenerFinder openers;
    private final PhysicalConnectionDetector delegates;

    /** Top-level classes of data sources on no list that have lent: what else such a class opens is for itself. */
    private final Set<String> lendingClasses = ConcurrentHashMap.newKeySet();

    UnpooledBorrowHandler(OpenerFinder openers, PhysicalConnectionDetector delegates) {
        this.openers = openers;
        this.delegates = delegates;
    }

    /** {@return the class that has opened a session, or null if this is no session; for the hook at the end of the borrow} */
    String opener(Owner owner, Source source, Object asked) {
        Session inside = owner.inside();
        if (inside != null && inside.fetchesLater() && !inside.hasEnded() && StackInspector.isBorrowInsideCall()) {
            if (source.lending() == Source.Lending.LENDS || owner.hasDelegated()) {
                delegates.lends(inside.source()); // the connection behind it is fetched
            }
            return null;
        }
        if (source.lending() == Source.Lending.LEADS && !owner.hasDelegated()) {
            return null; // to be fetched from the pool, or a view of what the pool has lent already
        }
        String opener = openers.find(asked);
        delegates.internalPool(opener, source);
        boolean physical = OpenerFinder.isPool(opener)
                || openers.isBorrowOfPool(1)
                || source.openers().isPhysical(opener)
                || isOfLendingClass(opener, asked);
        return physical ? null : opener;
    }

    /** Notes what is to be known of a session that begins. */
    void begin(Session session, Owner owner, Object asked, Object connection, String opener) {
        session.mutableDetails().setOpener(opener);
        if (isOfDriver(asked, connection)) {
            return;
        }
        if (!owner.hasDelegated()) {
            session.mutableDetails().setFetchesLater();
        }
        String lending = OpenerFinder.topLevel(asked.getClass().getName());
        if (asked instanceof DataSource && lendingClasses.add(lending)) {
            delegates.learnLendingClass(lending);
        }
    }

    /** What such a class borrows from itself is for its user. */
    private boolean isOfLendingClass(String opener, Object asked) {
        String topLevel = OpenerFinder.topLevel(opener);
        return lendingClasses.contains(topLevel)
                && !topLevel.equals(OpenerFinder.topLevel(asked.getClass().getName()));
    }

    private static boolean isOfDriver(Object asked, Object connection) {
        return asked instanceof String
                || FrameClassifier.isDriver(asked.getClass().getName())
                || FrameClassifier.isDriver(connection.getClass().getName());
    }
}
