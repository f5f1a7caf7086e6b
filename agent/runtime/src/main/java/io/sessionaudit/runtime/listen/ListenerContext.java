package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.monitor.ReclaimPolicy;
import io.sessionaudit.core.monitor.Thresholds;
import io.sessionaudit.core.options.Confinement;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.core.stack.StackCaptureBudget;
import io.sessionaudit.runtime.tracing.TracingApis;

/**
 * The parameters of {@link AuditListener}, which passes each of its parts those that it needs.
 *
 * @param open the registry of open sessions
 * @param clock the clock of all times that are recorded
 * @param threadRule the rule for second sessions of a thread
 * @param confinement what to do if another thread uses a session
 * @param budget the limit for capturing stacks
 * @param keepsSql whether the last SQL of a session is kept
 * @param reclaimPolicy which leaked sessions are reclaimed
 * @param thresholds the durations after which findings are raised
 * @param diagnosticContext reads the MDC values to record
 * @param tracingApis reads the active span
 * @param places finds the places that the exceptions of refused calls contain; reads no files
 * @param sink receives what is to be logged
 */
public record ListenerContext(
        SessionRegistry open,
        AuditClock clock,
        ThreadRule threadRule,
        Confinement confinement,
        StackCaptureBudget budget,
        boolean keepsSql,
        ReclaimPolicy reclaimPolicy,
        Thresholds thresholds,
        DiagnosticContext diagnosticContext,
        TracingApis tracingApis,
        PlaceFinder places,
        Consumer<AuditEvent> sink) {}
