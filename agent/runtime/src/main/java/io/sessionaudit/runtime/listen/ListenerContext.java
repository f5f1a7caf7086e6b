package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.monitor.ReclaimPolicy;
import io.sessionaudit.core.monitor.Thresholds;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Confinement;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.StackCaptureBudget;
import io.sessionaudit.core.session.ThreadRule;

/**
 * What the listener works with.
 *
 * @param open every open session
 * @param clock the time
 * @param rule what is done about a second session
 * @param confinement what is done when other threads use a session
 * @param budget how many stacks are captured
 * @param sqlText whether statements are remembered
 * @param reclaiming which lost sessions are given back
 * @param limits how long things may last
 * @param context which values of the application's diagnostic context are kept
 * @param sink gets what is to be logged
 */
public record ListenerContext(
        SessionRegistry open,
        AuditClock clock,
        ThreadRule rule,
        Confinement confinement,
        StackCaptureBudget budget,
        boolean sqlText,
        ReclaimPolicy reclaiming,
        Thresholds limits,
        DiagnosticContext context,
        Consumer<AuditEvent> sink) {}
