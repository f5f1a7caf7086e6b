package io.sessionaudit.core.finding;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.CapturedCall;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;
import io.sessionaudit.core.stack.StackDifference;

/** Evidence and phrases that several kinds of findings share. */
final class Evidence {
    private Evidence() {}

    /** {@return the place of a stack, for messages} */
    static String place(FindingContext context, Throwable stack) {
        Site site = context.site(stack);
        return site == null
                ? "a place whose stack was not captured"
                : site.where().words();
    }

    /** Adds the frames in which two stacks with the same place differ; {@return them as the end of a sentence} */
    static String difference(FindingContext context, Throwable one, Throwable other, Map<String, Object> evidence) {
        StackDifference difference = context.difference(one, other);
        if (difference == null) {
            return "";
        }
        if (!difference.frames().isEmpty()) {
            evidence.put(LogFormat.DIFFER_AT, difference.frames());
        }
        return difference.words();
    }

    /** Adds the last statement of a session, if known. */
    static void putLastSql(Session session, Map<String, Object> evidence) {
        String sql = SqlRedactor.withoutLiterals(session.lastSql());
        if (sql != null) {
            evidence.put(LogFormat.LAST_SQL, sql);
        }
    }

    /** Adds the owner of a session, if it is not the thread that opened it. */
    static void putOwnerThread(Session session, Map<String, Object> evidence) {
        if (session.owner() != session.opener()) {
            evidence.put(LogFormat.OWNER_THREAD, session.ownerName());
            evidence.put(LogFormat.OWNER_THREAD_ID, session.owner().threadId());
        }
    }

    /** Adds state, place and stack of the owner of a session, if known. */
    static void putOwner(
            FindingContext context, StackTraceElement[] stack, Thread.State state, Map<String, Object> evidence) {
        if (state != null) {
            evidence.put(LogFormat.OWNER_STATE, state.name());
        }
        List<String> frames = stack == null ? List.of() : SiteRegistry.render(stack);
        if (!frames.isEmpty()) {
            putPlace(context, stack, LogFormat.OWNER, evidence);
            evidence.put(LogFormat.OWNER_FRAMES, frames);
        }
    }

    /** Adds number and site of the other session of a thread. */
    static void putOtherSession(FindingContext context, Session other, Map<String, Object> evidence) {
        evidence.put(LogFormat.OTHER_SESSION, context.number(other));
        Site site = context.site(other.openingStack());
        if (site != null) {
            evidence.put(LogFormat.OTHER_SITE, site.id());
            evidence.put(LogFormat.OTHER + '_' + LogFormat.PLACE, site.place());
            evidence.put(LogFormat.OTHER_FRAMES, site.frames());
        }
    }

    /** Adds thread, place and application frames of a call; the names of the fields start with the prefix. */
    static void putCall(FindingContext context, CapturedCall call, String prefix, Map<String, Object> evidence) {
        if (call.stack() != null) {
            putPlace(context, call.stack().getStackTrace(), prefix, evidence);
        }
        put(call, prefix, SiteRegistry::render, evidence);
    }

    private static void putPlace(
            FindingContext context, StackTraceElement[] stack, String prefix, Map<String, Object> evidence) {
        Place place = context.placeOf(stack);
        if (place.isOfApplication()) {
            evidence.put(prefix + '_' + LogFormat.PLACE, place.text());
        }
    }

    /** As {@link #putCall}, without the place, including the frames of pool and driver. */
    static void putCallWithPoolFrames(CapturedCall call, String prefix, Map<String, Object> evidence) {
        put(call, prefix, SiteRegistry::renderWithMachinery, evidence);
    }

    private static void put(
            CapturedCall call,
            String prefix,
            Function<StackTraceElement[], List<String>> renderer,
            Map<String, Object> evidence) {
        evidence.put(prefix + '_' + LogFormat.THREAD, call.threadName());
        evidence.put(prefix + '_' + LogFormat.THREAD_ID, call.threadId());
        List<String> frames =
                call.stack() == null ? List.of() : renderer.apply(call.stack().getStackTrace());
        if (!frames.isEmpty()) {
            evidence.put(prefix + '_' + LogFormat.FRAMES, frames);
        }
    }

    /** {@return where the owner of a session is now, as the end of a sentence; empty if unknown} */
    static String now(FindingContext context, StackTraceElement[] stack) {
        String place = current(context, stack);
        return place == null ? "" : "; its thread is now at " + place;
    }

    /** {@return the place of a thread's stack, or its first frame below the JDK if it has none; null if unknown} */
    static String current(FindingContext context, StackTraceElement[] stack) {
        if (stack == null || stack.length == 0) {
            return null;
        }
        Place place = context.placeOf(stack);
        return place.isOfApplication()
                ? place.words()
                : SiteRegistry.render(stack).get(0);
    }

    /** {@return a duration for messages, such as "3.0 s"} */
    static String words(long nanos) {
        long millis = nanos / 1_000_000;
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            return millis / 1000 + "." + millis % 1000 / 100 + " s";
        }
        return millis / 60_000 + " min";
    }
}
