package io.sessionaudit.runtime.listen;

import java.util.Iterator;
import java.util.Set;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.ClosedByPool;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Detects that a pool closes a session by itself because it was held too long ({@code removeAbandoned} and similar
 * settings): on another thread than the owner, without a frame of the application. A pool may do so while a thread
 * borrows; the frames below that borrow do not count then. The close of the whole pool is not such a case.
 */
final class PoolRemovalDetector {
    /** The close itself, of each of the connection's classes, and helper methods of that name. */
    private static final Set<String> CLOSES = Set.of("close", "abort");

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final AuditClock clock;

    PoolRemovalDetector(AuditClock clock) {
        this.clock = clock;
    }

    /** {@return a finding if the pool closes the session; for the closing thread, before the session has ended} */
    Finding closing(Session session, Owner caller) {
        Owner owner = session.owner();
        if (owner == caller || session.source().pool() == null || !isByPool(caller.isBorrowing())) {
            return null;
        }
        CapturedCall closing = CapturedCall.here();
        session.postCloseState().setClosing(closing);
        session.postCloseState().recordClosedByPool();
        Thread thread = owner.thread();
        SessionObservation seen = SessionObservation.ifAny(session);
        return ClosedByPool.of(
                session,
                closing,
                seen != null && seen.isReportedAsHeld(),
                thread == null ? null : thread.getStackTrace(),
                thread == null ? null : thread.getState(),
                clock.nanoTime());
    }

    /**
     * {@return whether a commit or rollback has failed because the pool had closed the connection and rejects the call
     * before the driver} With {@code removeAbandoned}, Tomcat JDBC and DBCP2 close the physical connection and not the
     * session.
     */
    static boolean isRefusedByPool(Session session, Throwable thrown) {
        KnownPool pool = session.source().pool();
        StackTraceElement[] frames = pool == null ? new StackTraceElement[0] : thrown.getStackTrace();
        return frames.length > 0 && KnownPool.ofClass(frames[0].getClassName()) == pool;
    }

    /**
     * @param inBorrow whether the thread is inside a borrow: then the application's frames may be below it
     */
    private boolean isByPool(boolean inBorrow) {
        return walker.walk(frames -> isByPool(
                frames.dropWhile(frame -> FrameClassifier.isAgent(frame.getClassName()))
                        .dropWhile(frame -> CLOSES.contains(frame.getMethodName()))
                        .iterator(),
                inBorrow));
    }

    private static boolean isByPool(Iterator<StackWalker.StackFrame> frames, boolean inBorrow) {
        boolean byPool = false;
        boolean borrows = false;
        while (frames.hasNext()) {
            StackWalker.StackFrame frame = frames.next();
            String name = frame.getClassName();
            if (isFinalizer(name) || closesPool(frame)) {
                return false;
            }
            if (FrameClassifier.isApplication(name)) {
                return borrows && inBorrow;
            }
            boolean isOfPool = KnownPool.ofClass(name) != null;
            byPool |= isOfPool;
            borrows |= isOfPool && FrameClassifier.isBorrow(frame.getMethodName());
        }
        return byPool;
    }

    private static boolean isFinalizer(String className) {
        return className.startsWith("java.lang.ref.") || className.endsWith("CleanerImpl");
    }

    private static boolean closesPool(StackWalker.StackFrame frame) {
        return KnownPool.closeMethods().contains(frame.getMethodName())
                && KnownPool.ofFront(frame.getDeclaringClass()) != null;
    }
}
