package io.sessionaudit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.ReclaimPolicy;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.monitor.Thresholds;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.LastReferenceFactory;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.stack.StackCaptureBudget;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.listen.AuditListener;
import io.sessionaudit.runtime.listen.DiagnosticContext;
import io.sessionaudit.runtime.listen.ListenerContext;
import io.sessionaudit.runtime.listen.SharedListenerState;
import io.sessionaudit.runtime.reclaim.Reclaimer;

/**
 * The part of an audit that is replaced when options change: the listener, the session monitor and the watch thread.
 * The hot path therefore reads no options.
 *
 * <p>Not threadsafe: {@link Audit} begins and ends one period after the other.
 */
final class AuditPeriod {
    private static final long WATCH_STOP_TIMEOUT_MILLIS = 1_000;

    private final SessionRegistry open;
    private final SharedListenerState sharedState;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;
    private final AuditListener listener;
    private final SessionMonitor monitor;
    private final WatchThread watchThread;
    private final long exitGraceNanos;
    private final FailedHooks failedHooks;

    /**
     * Creates a period that has not begun.
     *
     * @param open the sessions that are open already
     * @param references for reclaiming; null if leaked connections are not reclaimed
     */
    AuditPeriod(
            Settings settings,
            AuditClock clock,
            SessionRegistry open,
            SharedListenerState sharedState,
            LastReferenceFactory references,
            Consumer<AuditEvent> sink) {
        this.open = open;
        this.sharedState = sharedState;
        this.clock = clock;
        this.sink = sink;
        StackCaptureBudget budget = budget(settings);
        ThreadRule rule = new ThreadRule(settings.get(Options.THREAD_RULE), settings.get(Options.THREAD_RULE_ALLOW));
        Thresholds limits = new Thresholds(
                settings.get(Options.HELD_AFTER).toNanos(),
                settings.get(Options.IDLE_TRANSACTION_AFTER).toNanos(),
                settings.get(Options.STARVED_AFTER).toNanos());
        ReclaimPolicy reclaiming = new ReclaimPolicy(settings.get(Options.RECLAIM), references);
        listener = new AuditListener(
                new ListenerContext(
                        open,
                        clock,
                        rule,
                        settings.get(Options.CONFINEMENT),
                        budget,
                        settings.get(Options.SQL) == Options.Sql.TEXT,
                        reclaiming,
                        limits,
                        new DiagnosticContext(settings.get(Options.MDC), Diagnostics::print),
                        sink),
                sharedState);
        monitor = new SessionMonitor(
                open, clock, limits, reclaiming, new Reclaimer(clock, sharedState::recall, sink), sink);
        watchThread = new WatchThread(this::scan, budget, limits.periodNanos(), this::watchFailed);
        failedHooks = new FailedHooks(open, clock, sink, Diagnostics::print);
        exitGraceNanos = settings.get(Options.EXIT_GRACE).toNanos();
    }

    /** Starts tracking sessions. */
    void begin() {
        watchThread.start();
        SessionAuditHooks.install(listener);
    }

    /** {@return the open sessions, for the next period, whose listener replaces the one of this period} */
    SessionRegistry handOver() {
        stopWatching();
        failedHooks.handOver();
        return open;
    }

    SessionRegistry open() {
        return open;
    }

    /** Switches the audit off: removes the listener and withdraws the open sessions. */
    void withdraw() {
        SessionAuditHooks.uninstall();
        stopWatching();
        sharedState.forgetClasses();
        long now = clock.nanoTime();
        open.forEach(session -> {
            if (session.end(SessionEnd.OPEN, SessionEnd.WITHDRAWN, now)) {
                sink.accept(session);
            }
        });
    }

    /** Runs on the watch thread. */
    private void scan() {
        failedHooks.check();
        monitor.scan();
        sharedState.forgetClasses();
    }

    /** Ends the audit with the JVM: waits up to {@code exit-grace} for open sessions, and reports the rest. */
    void finish() throws InterruptedException {
        awaitClosing();
        watchThread.interrupt();
        failedHooks.check();
        monitor.scanAtExit();
    }

    /** Other shutdown hooks run concurrently and may still close sessions. */
    private void awaitClosing() throws InterruptedException {
        long until = System.nanoTime() + exitGraceNanos;
        while (open.count() > 0 && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Two monitors must not check a session concurrently. */
    private void stopWatching() {
        watchThread.interrupt();
        try {
            watchThread.join(WATCH_STOP_TIMEOUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StackCaptureBudget budget(Settings settings) {
        return switch (settings.get(Options.SITES)) {
            case ALL -> StackCaptureBudget.all();
            case OFF -> StackCaptureBudget.none();
            case BUDGET -> StackCaptureBudget.share(settings.get(Options.SITES_BUDGET), Agent.REFILL.toNanos());
        };
    }

    /** Stops auditing: without the monitor, references to connections would never be released. */
    private void watchFailed(Throwable reason) {
        if (SessionAuditHooks.isInstalled(listener)) {
            SessionAuditHooks.uninstall();
        }
        open.release();
        Diagnostics.print("sessions are no longer audited, because the watch thread failed: "
                + SafeText.of(reason.toString()));
    }
}
