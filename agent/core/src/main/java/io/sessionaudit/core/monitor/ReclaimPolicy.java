package io.sessionaudit.core.monitor;

import io.sessionaudit.core.session.LastReferenceFactory;
import io.sessionaudit.core.session.ReclaimHandle;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.Source;

/**
 * The setting of the option {@code reclaim}, and the references that it needs. Immutable.
 *
 * @param mode which sessions are reclaimed
 * @param references create references to unreachable connections; null if nothing is reclaimed
 */
public record ReclaimPolicy(ReclaimMode mode, LastReferenceFactory references) {
    private static final ReclaimPolicy OFF = new ReclaimPolicy(ReclaimMode.OFF, null);

    /** Is off if the JVM has no such references. */
    public ReclaimPolicy {
        mode = references == null ? ReclaimMode.OFF : mode;
        references = mode == ReclaimMode.OFF ? null : references;
    }

    /** {@return the policy that reclaims nothing} */
    public static ReclaimPolicy off() {
        return OFF;
    }

    /** {@return the handle for a new session, or null if reclaim is off} */
    public ReclaimHandle newHandle(Source source) {
        return mode == ReclaimMode.OFF
                ? null
                : new ReclaimHandle(source.traits().resultsOutliveConnection());
    }
}
