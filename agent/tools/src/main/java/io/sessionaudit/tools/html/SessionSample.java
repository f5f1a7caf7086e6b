package io.sessionaudit.tools.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.sessionaudit.tools.report.Bounded;

/**
 * The sessions that a page shows: all of them up to a limit, beyond it a fair sample. Each session without a finding has
 * the same chance (Vitter's algorithm R, with a fixed seed: the same log makes the same page); one with a finding always
 * stays, as long as those alone are within the limit. Not threadsafe.
 */
final class SessionSample {
    private static final int RECENT = 20_000;

    private final int limit;
    private final Random random = new Random(1);
    private final Set<SessionBar.Key> accused = new HashSet<>();
    private final Map<SessionBar.Key, SessionBar> kept = new HashMap<>();
    private final List<SessionBar> drawn = new ArrayList<>();
    private final Map<SessionBar.Key, SessionBar> recent = Bounded.map(RECENT);
    private long lawful;
    private long seen;

    SessionSample(int limit) {
        this.limit = limit;
    }

    /** Takes in a session that has ended. */
    void add(SessionBar bar) {
        seen++;
        if (accused.contains(bar.key())) {
            keep(bar);
            return;
        }
        recent.put(bar.key(), bar);
        lawful++;
        int room = limit - kept.size();
        if (drawn.size() < room) {
            drawn.add(bar);
        } else if (room > 0) {
            long place = (long) (random.nextDouble() * lawful);
            if (place < drawn.size()) {
                drawn.set((int) place, bar);
            }
        }
    }

    /** Notes that there is a finding about a session, whether that has ended already or will. */
    void accuse(SessionBar.Key key) {
        if (accused.size() >= limit || !accused.add(key)) {
            return;
        }
        // Findings about what comes after the close, as a second close, are soon after it.
        SessionBar bar = recent.get(key);
        if (bar != null) {
            drawn.removeIf(each -> each.key().equals(key));
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
        sessions.addAll(drawn);
        sessions.sort(Comparator.comparingLong(SessionBar::openedMicros)
                .thenComparingLong(bar -> bar.key().session()));
        return sessions;
    }

    private void keep(SessionBar bar) {
        kept.put(bar.key(), bar);
        while (kept.size() + drawn.size() > limit && !drawn.isEmpty()) {
            int place = random.nextInt(drawn.size());
            drawn.set(place, drawn.get(drawn.size() - 1));
            drawn.remove(drawn.size() - 1);
        }
    }
}
