package io.sessionaudit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.ReclaimPolicy;
import io.sessionaudit.core.monitor.SessionMonitor;
import io.sessionaudit.core.monitor.Thresholds;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.LastReferenceFactory;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.StackCaptureBudget;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.listen.AuditListener;
import io.sessionaudit.runtime.listen.DiagnosticContext;
import io.sessionaudit.runtime.listen.ListenerContext;
import io.sessionaudit.runtime.listen.SharedListenerState;
import io.sessionaudit.runtime.reclaim.Reclaimer;

/**
 * The part of an audit that is made anew when options change: the listener, and the watch over open sessions with its thread.
 * So the hot path needs no look at options.
 *
 * <p>Not threadsafe: {@link Audit} begins and ends one period after the other.
 */
final class AuditPeriod {
    private static final long LAST_LOOK_MILLIS = 1_000;

    private final SessionRegistry open;
    private final SharedListenerState knowledge;
    private final AuditClock clock;
    private final Consumer<AuditEvent> sink;
    private final AuditListener listener;
    private final SessionMonitor watch;
    private final WatchThread watchThread;
    private final long exitGraceNanos;
    private final FailedHooks failedHooks;

    /**
     * A period that has yet to begin.
     *
     * @param open the sessions to begin with
     * @param references leads to lost connections; null where none are to be given back
     */
    AuditPeriod(
            Settings settings,
            AuditClock clock,
            SessionRegistry open,
            SharedListenerState knowledge,
            LastReferenceFactory references,
            Consumer<AuditEvent> sink) {
        this.open = open;
        this.knowledge = knowledge;
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
                        new DiagnosticContext(settings.get(Options.MDC), Diagnostics::say),
                        sink),
                knowledge);
        watch = new SessionMonitor(
                open, clock, limits, reclaiming, new Reclaimer(clock, knowledge::recall, sink), sink);
        watchThread = new WatchThread(this::look, budget, limits.periodNanos(), this::watchFailed);
        failedHooks = new FailedHooks(open, clock, sink, Diagnostics::say);
        exitGraceNanos = settings.get(Options.EXIT_GRACE).toNanos();
    }

    /** From here on sessions are counted. */
    void begin() {
        watchThread.start();
        SessionAuditHooks.install(listener);
    }

    /** {@return the open sessions, for the period that follows; its listener takes the place of this one's} */
    SessionRegistry handOver() {
        stopWatching();
        failedHooks.handOver();
        return open;
    }

    /** {@return the open sessions} */
    SessionRegistry open() {
        return open;
    }

    /** Ends the audit for now: what is open is taken back, and nobody is told any more. */
    void withdraw() {
        SessionAuditHooks.uninstall();
        stopWatching();
        knowledge.forgetClasses();
        long now = clock.nanoTime();
        open.forEach(session -> {
            if (session.end(SessionEnd.OPEN, SessionEnd.WITHDRAWN, now)) {
                sink.accept(session);
            }
        });
    }

    /** On the watch thread. */
    private void look() {
        failedHooks.look();
        watch.scan();
        knowledge.forgetClasses();
    }

    /** Ends the audit with the JVM: waits a little for open sessions, and raises the rest. */
    void finish() throws InterruptedException {
        awaitClosing();
        watchThread.interrupt();
        failedHooks.look();
        watch.scanAtExit();
    }

    /** Other shutdown hooks run at the same time, and may still close sessions lawfully. */
    private void awaitClosing() throws InterruptedException {
        long until = System.nanoTime() + exitGraceNanos;
        while (open.count() > 0 && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Two watches must not look at one session at the same time. */
    private void stopWatching() {
        watchThread.interrupt();
        try {
            watchThread.join(LAST_LOOK_MILLIS);
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

    /** Without the watch nobody would let connections go, so nothing is audited any more. */
    private void watchFailed(Throwable reason) {
        if (SessionAuditHooks.isInstalled(listener)) {
            SessionAuditHooks.uninstall();
        }
        open.release();
        Diagnostics.say("sessions are no longer audited, because the watch over them has failed: " + reason);
    }
}
