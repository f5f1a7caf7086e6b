package io.sessionaudit.core.monitor;

import io.sessionaudit.core.session.LastReferenceFactory;
import io.sessionaudit.core.session.ReclaimHandle;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.Source;

/**
 * What the option {@code reclaim} asks for, and the means to do it. Immutable.
 *
 * @param mode what is asked for
 * @param references lead to connections that nobody else can reach; null if nothing is given back
 */
public record ReclaimPolicy(ReclaimMode mode, LastReferenceFactory references) {
    private static final ReclaimPolicy OFF = new ReclaimPolicy(ReclaimMode.OFF, null);

    /** Gives back what the mode says; nothing if the JVM has no such references. */
    public ReclaimPolicy {
        mode = references == null ? ReclaimMode.OFF : mode;
        references = mode == ReclaimMode.OFF ? null : references;
    }

    /** {@return what gives nothing back} */
    public static ReclaimPolicy off() {
        return OFF;
    }

    /** {@return what is to be noted of a session that begins now, or null where nothing is} */
    public ReclaimHandle follow(Source source) {
        return mode == ReclaimMode.OFF ? null : new ReclaimHandle(source.resultsOutliveConnection());
    }
}
