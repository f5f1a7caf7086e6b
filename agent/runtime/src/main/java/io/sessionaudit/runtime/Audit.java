package io.sessionaudit.runtime;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.Version;
import io.sessionaudit.core.ledger.Dump;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.ledger.OptionsChanged;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.session.LastReferenceFactory;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.listen.Backtraces;
import io.sessionaudit.runtime.listen.SharedListenerState;
import io.sessionaudit.runtime.output.AuditLog;
import io.sessionaudit.runtime.output.HostName;
import io.sessionaudit.runtime.output.LogOutput;
import io.sessionaudit.runtime.output.LogTarget;
import io.sessionaudit.runtime.output.LogThread;
import io.sessionaudit.runtime.output.Rotation;
import io.sessionaudit.runtime.reclaim.FinalReferences;
import io.sessionaudit.runtime.weave.LoadedClasses;
import io.sessionaudit.runtime.weave.SessionTransformer;
import io.sessionaudit.runtime.woven.JdkAccess;

/** One audit of one JVM: its parts put together, started, changed while they run, and ended with the JVM. Threadsafe. */
public final class Audit {
    private static final long LAST_WORDS_MILLIS = 5_000;

    private final AuditClock clock;
    private final SharedListenerState knowledge;
    private final LogTarget target;
    private final AuditLog log;
    private final LogThread logThread;
    private final Unaudited unaudited;
    private final SessionTransformer transformer;
    private final Instrumentation instrumentation;

    private Settings settings;
    private AuditPeriod period;
    private boolean ended;
    private volatile boolean broken;

    private Audit(Settings settings, LogTarget target, Instrumentation instrumentation, boolean late) {
        this.instrumentation = instrumentation;
        JdkAccess.open(instrumentation);
        this.settings = settings;
        this.target = target;
        clock = settings.get(Options.CLOCK) == Options.Clock.COARSE ? CoarseClock.start() : AuditClock.system();
        log = new AuditLog(settings.get(Options.QUEUE), settings.get(Options.OVERFLOW) == Options.Overflow.BLOCK);
        unaudited = new Unaudited(log);
        transformer = new SessionTransformer(instrumentation, unaudited);
        knowledge = new SharedListenerState(late, this::unwatched);
        LogOutput output = new LogOutput(target);
        Ledger ledger = new Ledger(new LogWriter(output), clock, Backtraces.open(instrumentation));
        ledger.start(description(settings, clock.at(clock.nanoTime())));
        logThread = new LogThread(
                log,
                ledger,
                output,
                settings.get(Options.FLUSH).toNanos(),
                settings.get(Options.FSYNC),
                new LogThread.Trouble(this::logFailed, Diagnostics::say));
    }

    /**
     * Starts an audit: when this returns, sessions are counted.
     *
     * @param late whether the application may have opened sessions before
     * @throws IOException when the log cannot be opened
     */
    public static Audit start(Settings settings, Instrumentation instrumentation, boolean late) throws IOException {
        LogTarget target = LogTarget.open(settings.get(Options.LOG), Rotation.of(settings), Diagnostics::say);
        Audit audit = new Audit(settings, target, instrumentation, late);
        SessionTransformer transformer = audit.transformer;
        try {
            transformer.recordLoaded(instrumentation.getAllLoadedClasses());
            instrumentation.addTransformer(transformer, true);
            audit.logThread.start();
            // All of them before the first session: half woven, a pool would look like its driver.
            new LoadedClasses(instrumentation, audit.unaudited).weave();
            transformer.warmUp();
            audit.begin(new SessionRegistry());
            Runtime.getRuntime().addShutdownHook(new Thread(null, audit::end, "session-audit-exit", 0, false));
        } catch (RuntimeException | Error e) {
            // Half an audit is none: the application goes on as if the agent were not there.
            SessionAuditHooks.uninstall();
            instrumentation.removeTransformer(transformer);
            throw e;
        }
        return audit;
    }

    /** {@return where the log is} */
    public String logName() {
        return target.name();
    }

    /** {@return the options in force} */
    public synchronized Settings settings() {
        return settings;
    }

    /**
     * Goes on with other options. Switched off, it takes back what is open; switched on again, it begins with nothing open.
     *
     * @param next all options; those that are fixed are as they were
     * @return what is different now
     * @throws IllegalStateException where there is no audit any more
     */
    public synchronized List<Settings.Change> change(Settings next) {
        if (ended || broken) {
            throw new IllegalStateException(
                    ended
                            ? "the JVM is about to end"
                            : "the log " + target.name() + " cannot be written, so nothing is audited until the JVM is"
                                    + " started anew");
        }
        List<Settings.Change> changes = settings.changesTo(next);
        settings = next;
        if (changes.isEmpty()) {
            return changes;
        }
        log.accept(new OptionsChanged(changes));
        SessionRegistry open = new SessionRegistry();
        if (period == null) {
            SessionAuditHooks.failed = false; // of what was open then nothing is known anyway
        }
        if (period != null && next.get(Options.ENABLED)) {
            open = period.handOver();
        } else if (period != null) {
            period.withdraw();
            period = null;
        }
        if (next.get(Options.ENABLED)) {
            begin(open);
        } else {
            knowledge.expectPreAttachSessions();
        }
        return changes;
    }

    /**
     * Writes what is open right now into a file.
     *
     * @return how many sessions that is
     * @throws IllegalStateException where it cannot be said
     */
    public int dump(Path file) {
        SessionRegistry open;
        synchronized (this) {
            if (period == null || ended || broken) {
                throw new IllegalStateException("nothing is audited in that JVM now, so nothing is known to be open");
            }
            open = period.open();
        }
        Dump dump = new Dump(open, clock, file);
        log.accept(dump);
        try {
            return dump.written().get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the dump was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dump cannot be written (" + e.getCause() + ")");
        } catch (TimeoutException e) {
            throw new IllegalStateException("the agent is too busy, or its log cannot be written now; try again");
        }
    }

    /** Ends the audit: waits a little for open sessions, raises the rest, and writes the last record. */
    public synchronized void end() {
        ended = true;
        try {
            try {
                if (period != null) {
                    period.finish();
                }
            } finally {
                logThread.finish(LAST_WORDS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(SessionRegistry open) {
        period = new AuditPeriod(settings, clock, open, knowledge, lastReferences(), log);
        period.begin();
    }

    /** {@return what leads to lost connections, or null where none are to be given back, or cannot be} */
    private LastReferenceFactory lastReferences() {
        if (settings.get(Options.RECLAIM) == ReclaimMode.OFF) {
            return null;
        }
        try {
            return FinalReferences.open(instrumentation);
        } catch (ReflectiveOperationException e) {
            Diagnostics.say("reclaim has no effect: this JVM has no way to a connection that nobody can reach (" + e
                    + "). Lost sessions are found as without it.");
            return null;
        }
    }

    /** Maybe the class that has its {@code close} could not be found when the class of the connection was loaded. */
    private void unwatched(Class<?> connection) {
        if (unaudited.acceptUnwatched(connection)) {
            transformer.weaveSupertypes(connection);
        }
    }

    private static Map<String, Object> description(Settings settings, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.RUN, ProcessHandle.current().pid() + "@" + HostName.find() + "@" + now);
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

    private void logFailed(Throwable reason) {
        SessionAuditHooks.uninstall();
        Diagnostics.say("the log " + target.name() + " cannot be written, nothing is audited any more: " + reason);
        broken = true;
    }
}
