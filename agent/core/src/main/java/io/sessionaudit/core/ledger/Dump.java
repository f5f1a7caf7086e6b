package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.attach.SessionDump;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveSample;
import io.sessionaudit.core.live.LiveWriter;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;

/**
 * Renders the current state, and the open sessions, oldest first, each with its opening stack and the current
 * stack of its owner. Runs on the log thread, which alone assigns session numbers; writes nothing to the log.
 */
public final class Dump implements AuditEvent {
    private static final long ALL = -1;

    private final SessionRegistry open;
    private final AuditClock clock;
    private final LiveSample sample;
    private final long only;
    private final CompletableFuture<String> rendered = new CompletableFuture<>();

    private Dump(SessionRegistry open, AuditClock clock, LiveSample sample, long only) {
        this.open = open;
        this.clock = clock;
        this.sample = sample;
        this.only = only;
    }

    /**
     * {@return a dump of the state of now and of all sessions, which is not rendered yet} Its first line is the state.
     */
    public static Dump all(SessionRegistry open, AuditClock clock, LiveModel live) {
        return new Dump(open, clock, live.take(open), ALL);
    }

    /** {@return a dump of the session with that number alone, which is not rendered yet} */
    public static Dump of(SessionRegistry open, AuditClock clock, long session) {
        return new Dump(open, clock, null, session);
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
        open.forEach(session -> {
            if (only == ALL || session.number() == only) {
                sessions.add(session);
            }
        });
        sessions.sort(Comparator.comparingLong(Session::openedNanos));
        SessionDump.Encoder encoder = new SessionDump.Encoder();
        LogWriter lines = new LogWriter(encoder.lines());
        if (sample != null) {
            LiveWriter.write(ledger.liveStateOf(sample), 0, lines);
        }
        for (int i = 0; i < sessions.size() && encoder.hasRoom(); i++) {
            OpenSessions.write(sessions.get(i), ledger, clock, lines);
        }
        lines.flush();
        return encoder.encode(sessions.size());
    }
}
