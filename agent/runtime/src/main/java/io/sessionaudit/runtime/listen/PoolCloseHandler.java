package io.sessionaudit.runtime.listen;

import java.util.Arrays;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.LostFindings;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.monitor.SessionObservation;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;

/** The end of a pool: what it has lent and not got back is unclosed. */
final class PoolCloseHandler {
    private final ListenerContext tools;

    PoolCloseHandler(ListenerContext tools) {
        this.tools = tools;
    }

    /** A pool has been closed; some wait before that for what they have lent. */
    void closed(Object known) {
        if (!(known instanceof Source pool) || pool.pool() == null) {
            return;
        }
        CapturedCall close = CapturedCall.here();
        if (isRestart(close, pool)) {
            return;
        }
        long now = tools.clock().nanoTime();
        tools.open().forEach(session -> {
            if (session.source() == pool && session.isOpen() && session.beginPoolClose()) {
                Finding finding = LostFindings.unclosedAtPoolClose(session, close, now);
                SessionObservation.of(session).findings.add(finding);
                session.raise(finding, tools.sink());
            }
        });
    }

    /** DBCP2 closes itself to begin anew: what it has lent goes on until it is given back. */
    private static boolean isRestart(CapturedCall close, Source pool) {
        return Arrays.stream(close.stack().getStackTrace())
                .anyMatch(frame -> pool.pool().isRestart(frame.getMethodName())
                        && KnownPool.ofClass(frame.getClassName()) == pool.pool());
    }
}
