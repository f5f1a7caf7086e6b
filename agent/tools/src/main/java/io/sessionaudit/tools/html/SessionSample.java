package io.sessionaudit.tools.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.sessionaudit.tools.input.BoundedMaps;

/**
 * The sessions that a page shows: all up to a limit, otherwise a uniform sample. Sessions without a finding are sampled
 * by Vitter's algorithm R with a fixed seed, so that a log always gives the same page; those with a finding are all
 * included, up to the limit. Not threadsafe.
 */
final class SessionSample {
    private static final int MAX_RECENT = 20_000;

    private final int limit;
    private final Random random = new Random(1);
    private final Set<SessionBar.SessionKey> withFinding = new HashSet<>();
    private final Map<SessionBar.SessionKey, SessionBar> kept = new HashMap<>();
    private final List<SessionBar> sampled = new ArrayList<>();
    private final Map<SessionBar.SessionKey, SessionBar> recent = BoundedMaps.map(MAX_RECENT);
    private long withoutFinding;
    private long seen;

    SessionSample(int limit) {
        this.limit = limit;
    }

    /** Adds a session that has ended. */
    void add(SessionBar bar) {
        seen++;
        if (withFinding.contains(bar.key())) {
            keep(bar);
            return;
        }
        recent.put(bar.key(), bar);
        withoutFinding++;
        int room = limit - kept.size();
        if (sampled.size() < room) {
            sampled.add(bar);
        } else if (room > 0) {
            long index = (long) (random.nextDouble() * withoutFinding);
            if (index < sampled.size()) {
                sampled.set((int) index, bar);
            }
        }
    }

    /** Records that a session has a finding; the session may have ended before, or end later. */
    void recordFinding(SessionBar.SessionKey key) {
        if (withFinding.size() >= limit || !withFinding.add(key)) {
            return;
        }
        // Findings about calls after the close, such as a second close, follow soon.
        SessionBar bar = recent.get(key);
        if (bar != null) {
            sampled.removeIf(each -> each.key().equals(key));
            keep(bar);
        }
    }

    /** {@return the number of sessions added} */
    long seen() {
        return seen;
    }

    /** {@return the sessions to show, in the order in which they were opened} */
    List<SessionBar> sessions() {
        List<SessionBar> sessions = new ArrayList<>(kept.values());
        sessions.addAll(sampled);
        sessions.sort(Comparator.comparingLong(SessionBar::openedMicros)
                .thenComparingLong(bar -> bar.key().session()));
        return sessions;
    }

    private void keep(SessionBar bar) {
        kept.put(bar.key(), bar);
        while (kept.size() + sampled.size() > limit && !sampled.isEmpty()) {
            int index = random.nextInt(sampled.size());
            sampled.set(index, sampled.get(sampled.size() - 1));
            sampled.remove(sampled.size() - 1);
        }
    }
}
