package io.sessionaudit.runtime;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.log.Ledger;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.AuditClock;
import io.sessionaudit.core.session.CaptureBudget;
import io.sessionaudit.core.session.OpenSessions;
import io.sessionaudit.core.session.SessionNumbers;
import io.sessionaudit.core.session.SessionWatch;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.listen.AuditListener;
import io.sessionaudit.runtime.listen.Tools;
import io.sessionaudit.runtime.output.AuditLog;
import io.sessionaudit.runtime.output.HostName;
import io.sessionaudit.runtime.output.LogTarget;
import io.sessionaudit.runtime.output.LogThread;
import io.sessionaudit.runtime.weave.SessionTransformer;

/** One audit of one JVM: its parts put together, started, and ended with the JVM. */
public final class Audit {
    private static final long LAST_WORDS_MILLIS = 5_000;

    private final LogTarget target;
    private final OpenSessions open = new OpenSessions();
    private final SessionWatch watch;
    private final WatchThread watchThread;
    private final LogThread logThread;
    private final long exitGraceNanos;

    private Audit(Settings settings, AuditClock clock, LogTarget target, AuditLog log, CaptureBudget budget)
            throws IOException {
        this.target = target;
        long heldAfter = settings.get(Options.HELD_AFTER).toNanos();
        exitGraceNanos = settings.get(Options.EXIT_GRACE).toNanos();
        watch = new SessionWatch(open, clock, heldAfter, log);
        watchThread = new WatchThread(watch, budget, SessionWatch.periodNanos(heldAfter), Audit::watchFailed);
        Ledger ledger = new Ledger(new LogWriter(target.stream()), clock, new SessionNumbers());
        ledger.start(description(settings));
        ledger.flush();
        logThread = new LogThread(log, ledger, settings.get(Options.FLUSH).toNanos(), this::logFailed);
    }

    /**
     * Starts an audit: from here on sessions are counted.
     *
     * @throws IOException when the log cannot be opened
     */
    public static Audit start(Settings settings, Instrumentation instrumentation) throws IOException {
        AuditClock clock = AuditClock.system();
        LogTarget target = LogTarget.open(settings.get(Options.LOG));
        AuditLog log =
                new AuditLog(settings.get(Options.QUEUE), settings.get(Options.OVERFLOW) == Options.Overflow.BLOCK);
        CaptureBudget budget = budget(settings);
        Audit audit = new Audit(settings, clock, target, log, budget);
        ThreadRule rule = new ThreadRule(settings.get(Options.THREAD_RULE), settings.get(Options.THREAD_RULE_ALLOW));
        SessionAuditHooks.install(new AuditListener(
                new Tools(audit.open, clock, rule, budget, settings.get(Options.SQL) == Options.Sql.TEXT, log)));
        SessionTransformer transformer = new SessionTransformer(Audit::notWoven);
        try {
            instrumentation.addTransformer(transformer, true);
            weaveLoaded(instrumentation);
            audit.logThread.start();
            audit.watchThread.start();
            Runtime.getRuntime().addShutdownHook(new Thread(null, audit::end, "session-audit-exit", 0, false));
        } catch (RuntimeException | Error e) {
            // Half an audit is none: the application goes on as if the agent were not there.
            SessionAuditHooks.install(null);
            instrumentation.removeTransformer(transformer);
            throw e;
        }
        return audit;
    }

    /** {@return where the log is} */
    public String logName() {
        return target.name();
    }

    /** {@return every open session} */
    public OpenSessions open() {
        return open;
    }

    /** Ends the audit: waits a little for open sessions, raises the rest, and writes the last record. */
    public void end() {
        try {
            try {
                awaitClosing();
                watchThread.interrupt();
                watch.lookAtExit();
            } finally {
                logThread.finish(LAST_WORDS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Other shutdown hooks run at the same time, and may still close sessions lawfully. */
    private void awaitClosing() throws InterruptedException {
        long until = System.nanoTime() + exitGraceNanos;
        while (open.count() > 0 && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static CaptureBudget budget(Settings settings) {
        return switch (settings.get(Options.SITES)) {
            case ALL -> CaptureBudget.all();
            case OFF -> CaptureBudget.none();
            case BUDGET -> CaptureBudget.share(settings.get(Options.SITES_BUDGET), Agent.REFILL.toNanos());
        };
    }

    private static Map<String, Object> description(Settings settings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.AGENT, Version.current());
        fields.put(LogFormat.JAVA, Runtime.version().toString());
        fields.put(LogFormat.PID, ProcessHandle.current().pid());
        fields.put(LogFormat.HOST, HostName.find());
        fields.put(LogFormat.MAIN, mainName());
        Map<String, String> options = new LinkedHashMap<>();
        Options.ALL.forEach(option -> {
            String given = settings.given().get(option.name());
            String text = given == null ? option.defaultText() : given;
            if (!text.isEmpty()) {
                options.put(option.name(), text);
            }
        });
        fields.put(LogFormat.OPTIONS, options);
        return fields;
    }

    /** The main class or jar, without its arguments: those may hold secrets. */
    private static String mainName() {
        String command = System.getProperty("sun.java.command", "unknown").strip();
        int space = command.indexOf(' ');
        String first = space < 0 ? command : command.substring(0, space);
        return first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
    }

    /** {@code DriverManager} may have been loaded before the agent came. */
    private static void weaveLoaded(Instrumentation instrumentation) {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals("java.sql.DriverManager")) {
                try {
                    instrumentation.retransformClasses(type);
                } catch (UnmodifiableClassException e) {
                    notWoven(type.getName(), e);
                }
            }
        }
    }

    private static void notWoven(String className, Throwable reason) {
        Diagnostics.warn("class " + className + " is not audited: " + reason);
    }

    private static void watchFailed(Throwable reason) {
        Diagnostics.warn("held, orphaned and abandoned sessions are no longer noticed: " + reason);
    }

    private void logFailed(Throwable reason) {
        SessionAuditHooks.install(null);
        Diagnostics.warn("the log " + target.name() + " cannot be written, nothing is audited any more: " + reason);
    }
}
