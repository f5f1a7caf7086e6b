package io.sessionaudit.core.live;

import java.time.Instant;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.stack.Place;

/**
 * The findings of one kind, source and place. Immutable; the message is that of the latest one that was logged in full.
 *
 * @param finding its number in the log
 * @param time when the latest one was detected
 * @param first when the first one was detected
 * @param source the name of the source
 * @param place null if there is no stack
 * @param session the number of its session; 0 if it is about an attempt that opened none
 * @param thread the name of its thread
 * @param remedy how to change the code; null if the message has none
 * @param count the number of findings
 * @param resolved how many of them were resolved or withdrawn
 */
public record LiveFinding(
        long finding,
        FindingKind kind,
        Severity severity,
        Instant time,
        Instant first,
        String source,
        Place place,
        long session,
        String thread,
        String message,
        String remedy,
        long count,
        long resolved) {
    LiveFinding repeated(Instant again) {
        return withCounts(again, count + 1, resolved);
    }

    LiveFinding resolvedOnce() {
        return withCounts(time, count, Math.min(count, resolved + 1));
    }

    /** {@return this one, counted together with the earlier ones} */
    LiveFinding after(LiveFinding earlier, boolean isNew) {
        LiveFinding combined = new LiveFinding(
                finding,
                kind,
                severity,
                time,
                earlier.first,
                source,
                place,
                session,
                thread,
                message,
                remedy,
                count,
                0);
        return combined.withCounts(time, earlier.count + (isNew ? 1 : 0), earlier.resolved);
    }

    private LiveFinding withCounts(Instant latest, long findings, long resolvedOnes) {
        return new LiveFinding(
                finding,
                kind,
                severity,
                latest,
                first,
                source,
                place,
                session,
                thread,
                message,
                remedy,
                findings,
                resolvedOnes);
    }
}
