package io.sessionaudit.core.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.FindingKind;

/** The latest findings, one entry for each kind, source and place. Bounded. Not thread-safe; for the log thread. */
final class RecentFindings {
    private static final int LIMIT = 100;

    private record Key(FindingKind kind, String source, String group) {}

    /** In the order of the latest finding of each. */
    private final Map<Key, LiveFinding> byGroup = new LinkedHashMap<>();

    /** Adds a finding that is logged in full, or its escalation. */
    void add(LiveFinding finding, String group, boolean isNew) {
        Key key = new Key(finding.kind(), finding.source(), group);
        LiveFinding earlier = byGroup.remove(key);
        byGroup.put(key, earlier == null ? finding : finding.after(earlier, isNew));
        if (byGroup.size() > LIMIT) {
            byGroup.remove(byGroup.keySet().iterator().next());
        }
    }

    /** Counts a finding that is not written in full; ignored if its group was removed. */
    void repeat(FindingKind kind, String source, String group, Instant time) {
        Key key = new Key(kind, source, group);
        LiveFinding earlier = byGroup.remove(key);
        if (earlier != null) {
            byGroup.put(key, earlier.repeated(time));
        }
    }

    /** Counts a finding that was resolved or withdrawn. */
    void resolve(FindingKind kind, String source, String group) {
        byGroup.computeIfPresent(new Key(kind, source, group), (key, finding) -> finding.resolvedOnce());
    }

    /** {@return the findings, newest first} */
    List<LiveFinding> newestFirst() {
        List<LiveFinding> all = new ArrayList<>(byGroup.values());
        Collections.reverse(all);
        return all;
    }
}
