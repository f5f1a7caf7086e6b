package io.sessionaudit.core.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.sessionaudit.core.finding.Finding;

/** What the watch thread notes from one look to the next. For background threads only. */
public final class Watching {
    /** The findings about the session while it was open, in the order they were raised. */
    public final List<Finding> findings = new CopyOnWriteArrayList<>();

    /** Whether the session's {@code open} record is written or on its way. */
    public volatile boolean announced;

    /** What was seen of it, look by look. */
    public final Looks looks = new Looks();

    /** Has to be reachable for as long as the session is open: an unreachable reference announces nothing. */
    @SuppressWarnings("unused")
    CollectionProof proof;

    int seenCalls;
    long quietSinceNanos;
    int heldReports;
    boolean idleSaid;
}
