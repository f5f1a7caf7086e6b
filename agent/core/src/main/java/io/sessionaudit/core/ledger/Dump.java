package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.attach.SessionDump;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;

/**
 * Renders the open sessions, oldest first, each with its opening stack and the current stack of its owner.
 * Runs on the log thread, which alone assigns session numbers; writes nothing to the log.
 */
public final class Dump implements AuditEvent {
    private static final long ALL = -1;

    private final SessionRegistry open;
    private final AuditClock clock;
    private final long only;
    private final CompletableFuture<String> rendered = new CompletableFuture<>();

    /** Creates a dump of all sessions, which is not rendered yet. */
    public Dump(SessionRegistry open, AuditClock clock) {
        this(open, clock, ALL);
    }

    /** Creates a dump of the session with that number, which is not rendered yet. */
    public Dump(SessionRegistry open, AuditClock clock, long session) {
        this.open = open;
        this.clock = clock;
        this.only = session;
    }

    /** {@return the sessions as an encoded {@link SessionDump}, available when they are rendered} */
    public CompletableFuture<String> rendered() {
        return rendered;
    }

    /** Renders the sessions; for the log thread. */
    void renderWith(Ledger ledger) {
        try {
            rendered.complete(render(ledger));
        } catch (IOException | RuntimeException e) {
            rendered.completeExceptionally(e);
        }
    }

    private String render(Ledger ledger) throws IOException {
        List<Session> sessions = new ArrayList<>();
        open.forEach(session -> {
            if (only == ALL || session.number() == only) {
                sessions.add(session);
            }
        });
        sessions.sort(Comparator.comparingLong(Session::openedNanos));
        SessionDump.Encoder encoder = new SessionDump.Encoder();
        LogWriter lines = new LogWriter(encoder.lines());
        for (int i = 0; i < sessions.size() && encoder.hasRoom(); i++) {
            OpenSessions.write(sessions.get(i), ledger, clock, lines);
        }
        lines.flush();
        return encoder.encode(sessions.size());
    }
}
