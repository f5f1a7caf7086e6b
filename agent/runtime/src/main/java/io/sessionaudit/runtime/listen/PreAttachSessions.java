package io.sessionaudit.runtime.listen;

import java.util.Arrays;
import java.util.function.Consumer;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Sessions that were opened before the agent was attached. Their state is unknown, so there are no findings about them;
 * those of known pools are counted when they are closed. Thread-safe.
 */
final class PreAttachSessions {
    /** The content of a connection whose session was counted, and the token of its close. */
    private static final Object COUNTED = new Object();

    private final boolean expected;
    private final ObjectAttachments attachments;
    private final OwnerLookup owners;
    private final Consumer<AuditEvent> sink;

    /**
     * @param expected whether the agent was attached to a running application; otherwise there are none
     */
    PreAttachSessions(boolean expected, ObjectAttachments attachments, OwnerLookup owners, Consumer<AuditEvent> sink) {
        this.expected = expected;
        this.attachments = attachments;
        this.owners = owners;
        this.sink = sink;
    }

    /** Before the close of a connection without a session; {@return a token if it is counted, or null} */
    Object beginClose(Object connection) {
        if (!expected
                || OwnThread.isCurrent()
                || KnownPool.ofClass(connection.getClass().getName()) == null
                || attachments.get(connection) != null) {
            return null;
        }
        Owner caller = owners.current();
        if (caller.isClosingUntracked() || caller.inside() != null) {
            return null; // a pool's object closes others of that pool
        }
        if (isOfPool(new Throwable().getStackTrace())) {
            return null;
        }
        caller.setClosingUntracked(true);
        attachments.set(connection, COUNTED);
        sink.accept(new UntrackedSessions(1));
        return COUNTED;
    }

    /** A pool may borrow on threads of its own, such as c3p0 to test a connection. */
    private static boolean isOfPool(StackTraceElement[] stack) {
        return Arrays.stream(stack).noneMatch(frame -> FrameClassifier.isApplication(frame.getClassName()));
    }

    /** After that close. */
    void endClose() {
        owners.current().setClosingUntracked(false);
    }
}
