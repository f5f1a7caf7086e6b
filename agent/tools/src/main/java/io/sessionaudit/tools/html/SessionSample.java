package io.sessionaudit.tools.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.sessionaudit.tools.report.BoundedMaps;

/**
 * The sessions that a page shows: all of them up to a limit, beyond it a fair sample. Each session without a finding has
 * the same chance (Vitter's algorithm R, with a fixed seed: the same log makes the same page); one with a finding always
 * stays, as long as those alone are within the limit. Not threadsafe.
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

    /** Takes in a session that has ended. */
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
            long place = (long) (random.nextDouble() * withoutFinding);
            if (place < sampled.size()) {
                sampled.set((int) place, bar);
            }
        }
    }

    /** Notes that there is a finding about a session, whether that has ended already or will. */
    void recordFinding(SessionBar.SessionKey key) {
        if (withFinding.size() >= limit || !withFinding.add(key)) {
            return;
        }
        // Findings about what comes after the close, as a second close, are soon after it.
        SessionBar bar = recent.get(key);
        if (bar != null) {
            sampled.removeIf(each -> each.key().equals(key));
            keep(bar);
        }
    }

    /** {@return how many there were} */
    long seen() {
        return seen;
    }

    /** {@return those to show, in the order of their opening} */
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
            int place = random.nextInt(sampled.size());
            sampled.set(place, sampled.get(sampled.size() - 1));
            sampled.remove(sampled.size() - 1);
        }
    }
}
