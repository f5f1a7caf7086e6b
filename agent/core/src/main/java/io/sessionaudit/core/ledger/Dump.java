package io.sessionaudit.core.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.sql.SqlRedactor;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.SiteRegistry;

/**
 * Writes all open sessions to a file, oldest first, each with its opening stack and the current stack of its owner.
 * Runs on the log thread, which alone assigns session numbers; writes nothing to the log.
 */
public final class Dump implements AuditEvent {
    private final SessionRegistry open;
    private final AuditClock clock;
    private final Path file;
    private final CompletableFuture<Integer> written = new CompletableFuture<>();

    /**
     * Creates a dump, which is not written yet.
     *
     * @param file an existing file, readable by its owner only; it is overwritten
     */
    public Dump(SessionRegistry open, AuditClock clock, Path file) {
        this.open = open;
        this.clock = clock;
        this.file = file;
    }

    /** {@return the number of sessions, available when the file is written} */
    public CompletableFuture<Integer> written() {
        return written;
    }

    /** Writes the file; for the log thread. */
    void writeWith(Ledger ledger) {
        try {
            written.complete(write(ledger));
        } catch (IOException | RuntimeException e) {
            written.completeExceptionally(e);
        }
    }

    private int write(Ledger ledger) throws IOException {
        List<Session> sessions = new ArrayList<>();
        open.forEach(sessions::add);
        sessions.sort(Comparator.comparingLong(Session::openedNanos));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            LogWriter lines = new LogWriter(out);
            for (Session session : sessions) {
                write(session, ledger, lines);
            }
            lines.flush();
        }
        return sessions.size();
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
            line.put(LogFormat.OWNER_FRAMES, (Object) SiteRegistry.render(owner.getStackTrace()));
        }
        line.end();
    }

    private static void put(Site site, LogWriter line) {
        line.put(LogFormat.PLACE, site.place())
                .put(LogFormat.PLACE_KIND, site.placeKind().label());
        if (!site.through().isEmpty()) {
            line.put(LogFormat.THROUGH, (Object) site.through());
        }
        line.put(LogFormat.FRAMES, (Object) site.frames())
                .put(LogFormat.FRAME_KINDS, (Object) DeclaredNames.frameKinds(site));
    }
}
