package io.sessionaudit.runtime.listen;

import java.util.Arrays;
import java.util.function.Consumer;

import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.FrameClassifier;

/**
 * Sessions that were opened before the agent came. Nothing is known of them, so nothing is said about them; those of known pools
 * are counted when they are closed. Threadsafe.
 */
final class PreAttachSessions {
    /** Stands in the slot of a connection whose session was counted, and is the token of its close. */
    private static final Object COUNTED = new Object();

    private final boolean expected;
    private final ObjectAttachments slots;
    private final Consumer<AuditEvent> sink;

    /**
     * @param expected whether the agent came while the application ran; otherwise there are none
     */
    PreAttachSessions(boolean expected, ObjectAttachments slots, Consumer<AuditEvent> sink) {
        this.expected = expected;
        this.slots = slots;
        this.sink = sink;
    }

    /** A connection is closed that no session belongs to; {@return a token where that counts, or null} */
    Object closes(Object connection, OwnerLookup owners) {
        if (!expected
                || OwnThread.isCurrent()
                || KnownPool.ofClass(connection.getClass().getName()) == null
                || slots.get(connection) != null) {
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
        slots.set(connection, COUNTED);
        sink.accept(new UntrackedSessions(1));
        return COUNTED;
    }

    /** On threads of its own a pool may borrow for itself: c3p0 does, to try what it has opened. */
    private static boolean isOfPool(StackTraceElement[] stack) {
        return Arrays.stream(stack).noneMatch(frame -> FrameClassifier.isApplication(frame.getClassName()));
    }

    /** That close has returned. */
    void closed(OwnerLookup owners) {
        owners.current().setClosingUntracked(false);
    }
}
