package io.sessionaudit.runtime.listen;

import java.util.Iterator;
import java.util.Set;

import io.sessionaudit.core.finding.ClosedByPool;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Recognises a close that a pool makes by itself, because the session was held too long for it (removeAbandoned and similar settings): on
 * another thread than the session's owner, by no frame of the application. A pool may do that while a thread borrows; what that
 * thread has called before does not count then. A session that is closed with its whole pool is not such a case.
 */
final class PoolRemovalDetector {
    /** The close itself, through however many of the connection's classes, and helpers of that name. */
    private static final Set<String> CLOSES = Set.of("close", "abort");

    private static final Set<String> CLOSES_POOL = Set.of("close", "shutdown", "dispose", "terminate");

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final ListenerContext tools;

    PoolRemovalDetector(ListenerContext tools) {
        this.tools = tools;
    }

    /** {@return a finding, if the session is closed by its pool; for the thread that closes it, before the session has ended} */
    Finding closing(Session session, Owner caller) {
        Owner owner = session.user();
        if (owner == caller || session.source().pool() == null || !isByPool(caller.borrowDepth > 0)) {
            return null;
        }
        CapturedCall closing = CapturedCall.here();
        session.postCloseState().setClosing(closing);
        session.postCloseState().closedByPool();
        Thread thread = owner.thread();
        SessionObservation seen = SessionObservation.ifAny(session);
        return ClosedByPool.of(
                session,
                closing,
                seen != null && seen.isReportedAsHeld(),
                thread == null ? null : thread.getStackTrace(),
                thread == null ? null : thread.getState(),
                tools.clock().nanoTime());
    }

    /**
     * {@return whether a commit or rollback has failed because the pool has taken the connection back and refuses the call itself, before
     * the driver} The removeAbandoned of Tomcat JDBC and DBCP2 closes what lies behind a session, and not the session.
     */
    static boolean isRefusedByPool(Session session, Throwable thrown) {
        KnownPool pool = session.source().pool();
        StackTraceElement[] frames = pool == null ? new StackTraceElement[0] : thrown.getStackTrace();
        return frames.length > 0 && KnownPool.ofClass(frames[0].getClassName()) == pool;
    }

    /** @param inBorrow whether the thread is inside a borrow: then frames of the application may stand below that one */
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
        return CLOSES_POOL.contains(frame.getMethodName()) && KnownPool.ofFront(frame.getDeclaringClass()) != null;
    }
}
