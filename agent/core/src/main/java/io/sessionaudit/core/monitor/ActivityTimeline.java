package io.sessionaudit.core.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;

/**
 * What the watch thread has seen of a session, look by look: a look tells what happened since the one before. Equal ones that
 * follow each other are one. Bounded. Threadsafe: the watch thread adds, the log thread reads.
 */
public final class ActivityTimeline {
    /** What a session was doing. */
    enum Doing {
        /** No call has used it since the look before. */
        IDLE("idle"),
        /** A call is under way. */
        IN_CALL("in-call"),
        /** Calls have come and gone since the look before. */
        WORKING("working"),
        /** There was no room to tell. */
        SEVERAL("several");

        private final String label;

        Doing(String label) {
            this.label = label;
        }
    }

    private record Span(long untilNanos, Doing doing, boolean changes) {}

    private static final int MAX_SPANS = 32;

    private final List<Span> spans = new ArrayList<>(2);

    /**
     * Notes a look.
     *
     * @param changes whether changes wait for a commit
     */
    synchronized void saw(Doing doing, boolean changes, long now) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.doing == doing && last.changes == changes) {
            spans.set(spans.size() - 1, new Span(now, doing, changes));
        } else if (spans.size() < MAX_SPANS) {
            spans.add(new Span(now, doing, changes));
        } else {
            spans.set(MAX_SPANS - 1, new Span(now, Doing.SEVERAL, false));
        }
    }

    /** {@return the spans between looks, for the log: until when, and what was seen then} */
    public synchronized List<Map<String, Object>> entries(long openedNanos) {
        List<Map<String, Object>> entries = new ArrayList<>(spans.size());
        for (Span span : spans) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(LogFormat.UNTIL_MS, new LogWriter.Millis(span.untilNanos - openedNanos));
            entry.put(LogFormat.STATE, span.doing.label);
            if (span.changes) {
                entry.put(LogFormat.UNCOMMITTED_CHANGES, true);
            }
            entries.add(entry);
        }
        return entries;
    }
}
