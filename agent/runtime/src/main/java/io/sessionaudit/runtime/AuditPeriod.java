package io.sessionaudit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.UnauditedClass;
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
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.core.stack.StackCaptureBudget;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.listen.AuditListener;
import io.sessionaudit.runtime.listen.DiagnosticContext;
import io.sessionaudit.runtime.listen.ListenerContext;
import io.sessionaudit.runtime.listen.SharedListenerState;
import io.sessionaudit.runtime.reclaim.Reclaimer;
import io.sessionaudit.runtime.tracing.TracingApis;

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
    private final Consumer<SessionRegistry> afterScan;
    private final StarvedDumps starvedDumps;
    private final WatchThread watchThread;
    private final long exitGraceNanos;
    private final FailedHooks failedHooks;
    private volatile boolean installed;
    private boolean grantReported;
    private String foreignListener;

    /**
     * Creates a period that has not begun.
     *
     * @param open the sessions that are open already
     * @param tracingApis reads the active span
     * @param places for the messages of refused calls
     * @param references for reclaiming; null if leaked connections are not reclaimed
     * @param afterScan receives the open sessions after each scan, the last one at the end; must not throw
     * @param starvedDump requests a dump if a thread waits too long; null for none
     * @param log receives the events
     */
    AuditPeriod(
            Settings settings,
            AuditClock clock,
            SessionRegistry open,
            SharedListenerState sharedState,
            TracingApis tracingApis,
            PlaceFinder places,
            LastReferenceFactory references,
            Consumer<SessionRegistry> afterScan,
            Runnable starvedDump,
            Consumer<AuditEvent> log) {
        starvedDumps = starvedDump == null ? null : new StarvedDumps(log, starvedDump);
        Consumer<AuditEvent> sink = starvedDump == null ? log : starvedDumps;
        this.open = open;
        this.afterScan = afterScan;
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
                        tracingApis,
                        places,
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
        SessionAuditHooks.install(HookClasses.KEY, listener);
        installed = true;
    }

    /** {@return the open sessions, for the next period, whose listener replaces the one of this period} */
    SessionRegistry handOver() {
        installed = false;
        stopWatching();
        failedHooks.handOver();
        return open;
    }

    SessionRegistry open() {
        return open;
    }

    /** Switches the audit off: removes the listener and withdraws the open sessions. */
    void withdraw() {
        uninstall();
        stopWatching();
        sharedState.forgetClasses();
        long now = clock.nanoTime();
        open.forEach(session -> {
            if (session.end(SessionEnd.OPEN, SessionEnd.WITHDRAWN, now)) {
                sink.accept(session);
            }
        });
    }

    /** Removes the listener; the open sessions stay. */
    void uninstall() {
        installed = false;
        SessionAuditHooks.uninstall(HookClasses.KEY);
    }

    /** Runs on the watch thread. */
    private void scan() {
        checkListener();
        checkSecurityManager();
        failedHooks.check();
        monitor.scan();
        afterScan.accept(open);
        if (starvedDumps != null) {
            starvedDumps.scanned(clock.nanoTime());
        }
        sharedState.forgetClasses();
    }

    /** Ends the audit with the JVM: waits up to {@code exit-grace} for open sessions, and reports the rest. */
    void finish() throws InterruptedException {
        awaitClosing();
        watchThread.interrupt();
        failedHooks.check();
        monitor.scanAtExit();
        afterScan.accept(open);
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

    /**
     * Detects a listener that was installed without the agent's key, through native code or {@code Unsafe}, and
     * installs this period's again. Reports it once for a class.
     */
    private void checkListener() {
        if (!installed || SessionAuditHooks.isInstalled(listener)) {
            return;
        }
        String foreign = SessionAuditHooks.listenerName();
        SessionAuditHooks.install(HookClasses.KEY, listener);
        SessionAuditHooks.failed = true; // closes may have been missed
        if (foreign.equals(foreignListener)) {
            return;
        }
        foreignListener = foreign;
        sink.accept(new UnauditedClass(
                foreign,
                "it had replaced the agent's listener; sessions that began or ended meanwhile are not audited"));
        Diagnostics.print("the listener of the agent was replaced by " + foreign + ", and is installed again; sessions"
                + " that began or ended meanwhile are not audited. No code but the agent's may change"
                + " java.lang.SessionAuditHooks; look for the code that does.");
    }

    /** The application may install a security manager at any time. */
    private void checkSecurityManager() {
        String missing = grantReported ? null : SecurityManagerGrant.missing();
        if (missing != null) {
            grantReported = true;
            Diagnostics.print(missing + " Until then, classes that are loaded are not audited, and the log may end.");
        }
    }

    /** Stops auditing: without the monitor, references to connections would never be released. */
    private void watchFailed(Throwable reason) {
        if (SessionAuditHooks.isInstalled(listener)) {
            uninstall();
        }
        open.release();
        Diagnostics.print(
                "sessions are no longer audited, because the watch thread failed: " + SafeText.of(reason.toString()));
    }
}
