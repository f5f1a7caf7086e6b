package io.sessionaudit.core.finding;

import java.util.List;
import java.util.Map;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/** Words and evidence that several kinds of findings share. */
final class Evidence {
    private Evidence() {}

    /** {@return where a session was opened, in words} */
    static String place(FindingContext context, Throwable stack) {
        Site site = context.site(stack);
        return site == null ? "a place whose stack was not captured" : site.place();
    }

    /** Puts the last statement of a session beside the message. */
    static void putLastSql(Session session, Map<String, Object> evidence) {
        String sql = SqlRedactor.withoutLiterals(session.lastSql());
        if (sql != null) {
            evidence.put("last_sql", sql);
        }
    }

    /** Puts beside the message which thread has a session, if that is not the thread that opened it. */
    static void putOwnerThread(Session session, Map<String, Object> evidence) {
        if (session.user() != session.owner()) {
            evidence.put("owner_thread", session.userName());
            evidence.put("owner_thread_id", session.user().threadId());
        }
    }

    /** Puts beside the message what the owner of a session is doing now, where that is known. */
    static void putOwner(StackTraceElement[] stack, Thread.State state, Map<String, Object> evidence) {
        if (state != null) {
            evidence.put("owner_state", state.name());
        }
        List<String> frames = stack == null ? List.of() : SiteRegistry.render(stack);
        if (!frames.isEmpty()) {
            evidence.put("owner_frames", frames);
        }
    }

    /** {@return where the owner of a session is now, as the end of a sentence; empty where that is not known} */
    static String now(StackTraceElement[] stack) {
        List<String> frames = stack == null ? List.of() : SiteRegistry.render(stack);
        return frames.isEmpty() ? "" : "; its thread is now at " + frames.get(0);
    }

    /** {@return nanoseconds as people say them} */
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
