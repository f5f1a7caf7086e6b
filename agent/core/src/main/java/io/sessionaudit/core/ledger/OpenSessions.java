package io.sessionaudit.core.ledger;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/** Renders an open session with its opening stack and the current stack of its owner. */
final class OpenSessions {
    private OpenSessions() {}

    /** Writes a session; for the log thread. */
    static void write(Session session, Ledger ledger, AuditClock clock, LogWriter line) {
        long now = clock.nanoTime();
        line.begin(LogFormat.OPEN, clock.at(now))
                .put(LogFormat.SESSION, ledger.number(session))
                .put(LogFormat.SOURCE, session.source().name())
                .put(LogFormat.THREAD, session.threadName())
                .put(LogFormat.THREAD_ID, session.opener().threadId());
        if (session.serverId() >= 0) {
            line.put(LogFormat.SERVER_ID, session.serverId());
        }
        Ledger.putTrace(session, line);
        line.put(LogFormat.OPENED, clock.at(session.openedNanos()))
                .putMillis(LogFormat.HELD_MS, now - session.openedNanos())
                .put(LogFormat.STATEMENTS, session.statements())
                .put(LogFormat.IN_CALL, session.isInCall());
        if (session.lastSql() != null) {
            line.put(LogFormat.LAST_SQL, SqlRedactor.withoutLiterals(session.lastSql()));
        }
        Throwable stack = session.openingStack(); // read once: another thread may clear it
        if (stack != null) {
            put(ledger.siteOf(stack), line);
        }
        Thread owner = session.owner().thread();
        if (owner != null) {
            line.put(LogFormat.OWNER_STATE, owner.getState().name());
            StackTraceElement[] frames = owner.getStackTrace();
            if (frames.length > 0 && ledger.placeOf(frames).isOfApplication()) {
                line.put(
                        LogFormat.OWNER + '_' + LogFormat.PLACE,
                        ledger.placeOf(frames).text());
            }
            line.put(LogFormat.OWNER_FRAMES, (Object) SiteRegistry.render(frames));
        }
        line.end();
    }

    private static void put(Site site, LogWriter line) {
        DeclaredNames.putPlace(site, line);
        line.put(LogFormat.FRAMES, (Object) site.frames())
                .put(LogFormat.FRAME_KINDS, (Object) DeclaredNames.frameKinds(site));
    }
}
