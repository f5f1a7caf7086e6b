package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.attach.SessionDump;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/**
 * Renders the open sessions, oldest first, each with its opening stack and the current stack of its owner.
 * Runs on the log thread, which alone assigns session numbers; writes nothing to the log.
 */
public final class Dump implements AuditEvent {
    private final SessionRegistry open;
    private final AuditClock clock;
    private final CompletableFuture<String> rendered = new CompletableFuture<>();

    /** Creates a dump, which is not rendered yet. */
    public Dump(SessionRegistry open, AuditClock clock) {
        this.open = open;
        this.clock = clock;
    }

    /** {@return the sessions as an encoded {@link SessionDump}, available when they are rendered} */
    public CompletableFuture<String> rendered() {
        return rendered;
    }

    /** Renders the sessions; for the log thread. */
    void renderWith(Ledger ledger) {
        try {
            rendered.complete(render(ledger));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            rendered.completeExceptionally(e);
        }
    }

    private String render(Ledger ledger) throws IOException {
        List<Session> sessions = new ArrayList<>();
        open.forEach(sessions::add);
        sessions.sort(Comparator.comparingLong(Session::openedNanos));
        SessionDump.Encoder encoder = new SessionDump.Encoder();
        LogWriter lines = new LogWriter(encoder.lines());
        for (int i = 0; i < sessions.size() && encoder.hasRoom(); i++) {
            write(sessions.get(i), ledger, lines);
        }
        lines.flush();
        return encoder.encode(sessions.size());
    }

    private void write(Session session, Ledger ledger, LogWriter line) {
        long now = clock.nanoTime();
        line.begin(LogFormat.OPEN, clock.at(now))
                .put(LogFormat.SESSION, ledger.number(session))
                .put(LogFormat.SOURCE, session.source().name())
                .put(LogFormat.THREAD, session.threadName())
                .put(LogFormat.THREAD_ID, session.opener().threadId());
        if (session.serverId() >= 0) {
            line.put(LogFormat.SERVER_ID, session.serverId());
        }
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
