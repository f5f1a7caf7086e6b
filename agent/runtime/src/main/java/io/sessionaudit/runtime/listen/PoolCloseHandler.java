package io.sessionaudit.runtime.listen;

import java.util.Arrays;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;

/** Reports the sessions that are open when their pool is closed. */
final class PoolCloseHandler {
    private final SessionRegistry open;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;

    PoolCloseHandler(SessionRegistry open, AuditClock clock, Consumer<AuditEvent> sink) {
        this.open = open;
        this.clock = clock;
        this.sink = sink;
    }

    /** A pool was closed; some pools wait for open sessions before. */
    void closed(Object content) {
        if (!(content instanceof Source pool) || pool.pool() == null) {
            return;
        }
        CapturedCall close = CapturedCall.here();
        if (isRestart(close, pool)) {
            return;
        }
        long now = clock.nanoTime();
        open.forEach(session -> {
            if (session.source() == pool
                    && session.isOpen()
                    && session.mutableDetails().beginPoolClose()) {
                Finding finding = LostFindings.unclosedAtPoolClose(session, close, now);
                SessionObservation.of(session).findings.add(finding);
                session.raise(finding, sink);
            }
        });
    }

    /** DBCP2 closes itself to restart: its open sessions continue until they are closed. */
    private static boolean isRestart(CapturedCall close, Source pool) {
        return Arrays.stream(close.stack().getStackTrace())
                .anyMatch(frame -> pool.pool().isRestart(frame.getMethodName())
                        && KnownPool.ofClass(frame.getClassName()) == pool.pool());
    }
}
