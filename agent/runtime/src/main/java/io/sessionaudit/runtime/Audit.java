package io.sessionaudit.runtime;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.Version;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.Dump;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.ledger.LedgerListener;
import io.sessionaudit.core.ledger.OptionsChanged;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.log.LogFormat;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.options.OptionException;
import io.sessionaudit.core.options.Options;
import io.sessionaudit.core.options.Settings;
import io.sessionaudit.core.options.SettingsLoader;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.LastReferenceFactory;
import io.sessionaudit.core.session.ReclaimMode;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.stack.CodeSources;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.flight.FlightRecording;
import io.sessionaudit.runtime.http.LivePage;
import io.sessionaudit.runtime.jmx.BeanRegistration;
import io.sessionaudit.runtime.listen.Backtraces;
import io.sessionaudit.runtime.listen.SharedListenerState;
import io.sessionaudit.runtime.metrics.MetricsHandler;
import io.sessionaudit.runtime.origin.CodeSourceRecorder;
import io.sessionaudit.runtime.output.AuditLog;
import io.sessionaudit.runtime.output.DumpFiles;
import io.sessionaudit.runtime.output.HostName;
import io.sessionaudit.runtime.output.LogOutput;
import io.sessionaudit.runtime.output.LogTarget;
import io.sessionaudit.runtime.output.LogThread;
import io.sessionaudit.runtime.output.Rotation;
import io.sessionaudit.runtime.reclaim.FinalReferenceFactory;
import io.sessionaudit.runtime.tracing.TracingApis;
import io.sessionaudit.runtime.weave.LoadedClasses;
import io.sessionaudit.runtime.weave.SessionTransformer;
import io.sessionaudit.runtime.woven.JdkAccess;

/**
 * The audit of this JVM: creates its parts, starts them, applies changed options, and ends with the JVM. Threadsafe.
 */
public final class Audit {
    /** On a busy machine, the log thread may get a small share of the processor only. */
    private static final long FINISH_TIMEOUT_MILLIS = 8_000;

    private static final long ANSWER_TIMEOUT_MILLIS = 5_000;
    private static final long STATE_TIMEOUT_MILLIS = 2_000;

    private final AuditClock clock;
    private final SharedListenerState sharedState;
    private final LogTarget target;
    private final AuditLog log;
    private final LogThread logThread;
    private final UnauditedClassReporter unaudited;
    private final CodeSourceRecorder codeSources = CodeSourceRecorder.ofThisJvm();
    private final TracingApis tracingApis = new TracingApis(Diagnostics::print);
    private final SessionTransformer transformer;
    private final Instrumentation instrumentation;

    private final LiveModel live;
    private final LivePage page;
    /** Null if the option is off. */
    private final BeanRegistration bean;

    private Settings settings;
    /** Changed while holding the lock only. */
    private volatile AuditPeriod period;

    private SessionRecorder recorder;
    private volatile boolean ended;
    private volatile boolean broken;

    private Audit(Settings settings, LogTarget target, Instrumentation instrumentation, boolean attached) {
        this.instrumentation = instrumentation;
        JdkAccess.open(instrumentation);
        this.settings = settings;
        this.target = target;
        clock = settings.get(Options.CLOCK) == Options.Clock.COARSE ? CoarseClock.start() : AuditClock.system();
        log = new AuditLog(settings.get(Options.QUEUE), settings.get(Options.OVERFLOW) == Options.Overflow.BLOCK);
        unaudited = new UnauditedClassReporter(log);
        transformer = new SessionTransformer(instrumentation, unaudited, codeSources, tracingApis);
        sharedState = new SharedListenerState(attached, this::onUnwovenConnection);
        LogOutput output = new LogOutput(target);
        Instant now = clock.at(clock.nanoTime());
        live = new LiveModel(clock, LiveAgents.ofThisJvm(target.name(), now), () -> period != null);
        bean = settings.get(Options.JMX) ? new BeanRegistration(target.name(), this::state, Diagnostics::print) : null;
        page = new LivePage(
                live,
                this::dump,
                Map.of(MetricsHandler.PATH, new MetricsHandler(live)),
                HostName.find(),
                Diagnostics::print);
        Ledger ledger = new Ledger(
                new LogWriter(output),
                clock,
                Backtraces.open(instrumentation),
                places(settings, codeSources),
                live,
                listeners(settings, clock, live));
        ledger.start(description(settings, now));
        logThread = new LogThread(
                log,
                ledger,
                output,
                settings.get(Options.FLUSH).toNanos(),
                settings.get(Options.FSYNC),
                new LogThread.FailureHandlers(this::logFailed, Diagnostics::print));
    }

    private static List<LedgerListener> listeners(Settings settings, AuditClock clock, LiveModel live) {
        List<LedgerListener> listeners = new ArrayList<>();
        FlightRecording.open(clock, Diagnostics::print).ifPresent(listeners::add);
        OptionalExport.create(settings, clock, live).ifPresent(listeners::add);
        return listeners;
    }

    private static PlaceFinder places(Settings settings, CodeSources codeSources) {
        return new PlaceFinder(new FrameKindClassifier(
                settings.get(Options.APPLICATION), settings.get(Options.LIBRARIES), codeSources));
    }

    /**
     * Starts an audit; sessions are tracked when this returns.
     *
     * @param attached whether the application may have opened sessions before
     * @throws IOException if the log cannot be opened
     */
    public static Audit start(Settings settings, Instrumentation instrumentation, boolean attached) throws IOException {
        LogTarget target = LogTarget.open(settings.get(Options.LOG), Rotation.of(settings), Diagnostics::print);
        Audit audit = new Audit(settings, target, instrumentation, attached);
        SessionTransformer transformer = audit.transformer;
        try {
            transformer.recordLoaded(instrumentation.getAllLoadedClasses());
            instrumentation.addTransformer(transformer, true);
            Class<?>[] loaded = instrumentation.getAllLoadedClasses();
            audit.codeSources.recordLoaded(loaded);
            audit.tracingApis.recordLoaded(loaded);
            audit.logThread.start();
            // Complete before the first session: a pool that is only partly woven would be mistaken for a driver.
            new LoadedClasses(instrumentation, audit.unaudited).weave();
            transformer.warmUp();
            audit.begin(new SessionRegistry());
            audit.page.apply(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(null, audit::end, "session-audit-exit", 0, false));
        } catch (RuntimeException | Error e) {
            // Undo a partial start: the application continues as without the agent.
            SessionAuditHooks.uninstall(HookClasses.KEY);
            instrumentation.removeTransformer(transformer);
            throw e;
        }
        return audit;
    }

    /** {@return the name of the log} */
    public String logName() {
        return target.name();
    }

    /** {@return the effective options} */
    public synchronized Settings settings() {
        return settings;
    }

    /**
     * Applies other options. Switching the audit off withdraws the open sessions; switching it on starts with none.
     *
     * @param next all options; fixed options are unchanged
     * @return the options that changed
     * @throws IllegalStateException if the audit has ended
     */
    public synchronized List<Settings.Change> change(Settings next) {
        if (ended || broken) {
            throw new IllegalStateException(
                    ended
                            ? "the JVM is about to end"
                            : "the log " + target.name() + " cannot be written, so nothing is audited until the JVM is"
                                    + " restarted");
        }
        List<Settings.Change> changes = settings.changesTo(next);
        settings = next;
        if (changes.isEmpty()) {
            return changes;
        }
        log.accept(new OptionsChanged(changes));
        SessionRegistry open = new SessionRegistry();
        if (period == null) {
            SessionAuditHooks.failed = false; // sessions opened until now are untracked anyway
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
            sharedState.expectPreAttachSessions();
            live.sample(open); // none is open
        }
        page.apply(next);
        return changes;
    }

    /**
     * {@return the open sessions, as an encoded {@link io.sessionaudit.core.attach.SessionDump}}
     *
     * @throws IllegalStateException if the audit is off, has ended, or is too busy
     */
    public String dump() {
        return render(Dump.all(audited(), clock, live));
    }

    /** {@return one open session, like {@link #dump}; without a session if none has that number} */
    public String dump(long session) {
        return render(Dump.of(audited(), clock, session));
    }

    /**
     * {@return the current state in one line, as an encoded {@link io.sessionaudit.core.attach.SessionDump}} The state
     * is kept up to date for a while, so that the next request is answered from the last scan.
     *
     * @throws IllegalStateException if the audit is off, has ended, or is too busy
     */
    public String live() {
        return new LiveRequest(live).answer(audited(), ANSWER_TIMEOUT_MILLIS);
    }

    /** {@return the current state; null if the audit is off, has ended, or is too busy} */
    private LiveState state() {
        AuditPeriod current = period; // without the lock, which the end of the JVM holds for seconds
        if (current == null || ended || broken) {
            return null;
        }
        try {
            return new LiveRequest(live).state(current.open(), STATE_TIMEOUT_MILLIS);
        } catch (IllegalStateException e) {
            return null;
        }
    }

    /** {@return the current state, for readers} */
    public LiveModel liveModel() {
        return live;
    }

    private synchronized SessionRegistry audited() {
        if (period == null || ended || broken) {
            throw new IllegalStateException("that JVM is not audited now, so its open sessions are not known");
        }
        return period.open();
    }

    private String render(Dump dump) {
        log.accept(dump);
        try {
            return dump.rendered().get(ANSWER_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the dump was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the open sessions cannot be rendered (" + e.getCause() + ")");
        } catch (TimeoutException e) {
            throw new IllegalStateException("the agent is too busy, or its log cannot be written now; try again");
        }
    }

    /**
     * Keeps sessions and findings for tests from now on, with all their stacks.
     *
     * @throws IllegalStateException if the audit has ended
     */
    synchronized SessionRecorder record() {
        if (recorder == null) {
            recorder = new SessionRecorder(log, clock);
            boolean changed = !change(withAllSites()).isEmpty();
            if (!changed && period != null) {
                begin(period.handOver()); // only for the sink
            }
        }
        return recorder;
    }

    private Settings withAllSites() {
        try {
            return SettingsLoader.change(settings, Options.SITES.name() + "=all");
        } catch (OptionException e) {
            throw new IllegalStateException("the option may change", e);
        }
    }

    /** Adds an event to the log. */
    void log(AuditEvent event) {
        log.accept(event);
    }

    /** {@return the open sessions; none while the audit is off} */
    synchronized SessionRegistry open() {
        return period == null ? new SessionRegistry() : period.open();
    }

    /**
     * Ends the audit: waits up to {@code exit-grace} for open sessions, reports the rest, and writes the last record.
     */
    public synchronized void end() {
        ended = true;
        try {
            try {
                if (period != null) {
                    period.finish();
                }
            } finally {
                logThread.finish(
                        FINISH_TIMEOUT_MILLIS, settings.get(Options.EXIT_GRACE).toMillis());
                page.stop();
                transformer.finish();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(SessionRegistry open) {
        PlaceFinder places = places(settings, codeSources.knownSources());
        Consumer<AuditEvent> sink = recorder == null ? log : recorder;
        period = new AuditPeriod(
                settings,
                clock,
                open,
                sharedState,
                tracingApis,
                places,
                lastReferences(),
                this::afterScan,
                starvedDump(),
                sink);
        period.begin();
    }

    /** Runs on the watch thread, and for the last time on the thread that ends the audit. */
    private void afterScan(SessionRegistry open) {
        live.sample(open);
        if (bean != null) {
            bean.attempt();
        }
    }

    /**
     * {@return the references to connections that may be reclaimed, or null if {@code reclaim} is off or impossible}
     */
    private LastReferenceFactory lastReferences() {
        if (settings.get(Options.RECLAIM) == ReclaimMode.OFF) {
            return null;
        }
        try {
            return FinalReferenceFactory.open(instrumentation);
        } catch (ReflectiveOperationException e) {
            Diagnostics.print("reclaim has no effect: this JVM gives no access to unreachable connections (" + e
                    + "). Leaked sessions are still reported.");
            return null;
        }
    }

    /** {@return what requests a dump if a thread waits too long; null if {@code dump-on} is off or has no file} */
    private Runnable starvedDump() {
        if (settings.get(Options.DUMP_ON) == Options.DumpOn.OFF) {
            return null;
        }
        if (!target.isFile()) {
            Diagnostics.print("dump-on has no effect: it needs a log file, and log=" + target.name());
            return null;
        }
        DumpFiles files = new DumpFiles(Path.of(target.name()), Diagnostics::print);
        return () -> {
            Dump dump = Dump.all(open(), clock, live);
            dump.rendered().thenAccept(text -> files.write(text, clock.at(clock.nanoTime())));
            log.accept(dump);
        };
    }

    /** Weaves the class: that it is one of connections, or which class declares its close, may not have been known. */
    private void onUnwovenConnection(Class<?> connection) {
        if (unaudited.isFirst(connection)) {
            transformer.weaveNow(connection);
            unaudited.acceptUnwovenConnection(connection);
        }
    }

    private static Map<String, Object> description(Settings settings, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(LogFormat.RUN, ProcessHandle.current().pid() + "@" + HostName.find() + "@" + now);
        fields.put(LogFormat.AGENT, Version.current());
        fields.put(LogFormat.JAVA, Runtime.version().toString());
        fields.put(LogFormat.PID, ProcessHandle.current().pid());
        fields.put(LogFormat.HOST, HostName.find());
        fields.put(LogFormat.MAIN, MainProgram.name());
        Map<String, String> options = new LinkedHashMap<>();
        Options.ALL.forEach(option -> {
            String text = settings.text(option);
            if (!text.isEmpty()) {
                options.put(option.name(), SafeText.of(text));
            }
        });
        fields.put(LogFormat.OPTIONS, options);
        return fields;
    }

    private void logFailed(Throwable reason) {
        AuditPeriod current = period;
        if (current != null) {
            current.uninstall();
        }
        Diagnostics.print("the log " + target.name() + " cannot be written, auditing has stopped: "
                + SafeText.of(reason.toString()));
        broken = true;
    }
}
