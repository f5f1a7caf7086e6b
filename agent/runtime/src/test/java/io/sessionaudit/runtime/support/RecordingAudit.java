package io.sessionaudit.runtime.support;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.ledger.UnauditedClass;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.monitor.ReclaimPolicy;
import io.sessionaudit.core.monitor.Thresholds;
import io.sessionaudit.core.monitor.UsageSample;
import io.sessionaudit.core.options.Confinement;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.core.session.UntrackedSessions;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.PlaceFinder;
import io.sessionaudit.core.stack.StackCaptureBudget;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.listen.AuditListener;
import io.sessionaudit.runtime.listen.DiagnosticContext;
import io.sessionaudit.runtime.listen.ListenerContext;
import io.sessionaudit.runtime.listen.SharedListenerState;
import io.sessionaudit.runtime.tracing.TracingApis;
import io.sessionaudit.runtime.woven.ClassShape;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An audit in the JVM of the test that records what would be logged. After each test it checks that no session is left
 * open, that no hook has failed and that every class could be woven.
 */
public final class RecordingAudit implements BeforeEachCallback, AfterEachCallback {
    /** Thresholds of the default options. */
    public static final Thresholds LIMITS = new Thresholds(
            Duration.ofSeconds(30).toNanos(),
            Duration.ofSeconds(10).toNanos(),
            Duration.ofSeconds(1).toNanos());

    private final Queue<AuditEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<Class<?>> unwatched = new ConcurrentLinkedQueue<>();
    private final ManualClock clock = new ManualClock();
    private Confinement confinement = Confinement.LOG;
    private SessionRegistry open;
    private volatile boolean stackIsFull;

    @Override
    public void beforeEach(ExtensionContext context) {
        install(ThreadRule.Mode.LOG);
    }

    /** Restarts with another thread rule. */
    public void install(ThreadRule.Mode mode, String... allowed) {
        SessionAuditHooks.failed = false;
        open = new SessionRegistry();
        events.clear();
        unwatched.clear();
        InstalledHooks.install(new AuditListener(
                new ListenerContext(
                        open,
                        clock,
                        new ThreadRule(mode, List.of(allowed)),
                        confinement,
                        StackCaptureBudget.all(),
                        true,
                        ReclaimPolicy.off(),
                        LIMITS,
                        new DiagnosticContext(List.of(), line -> {}),
                        new TracingApis(line -> {}),
                        new PlaceFinder(FrameKindClassifier.builtIn()),
                        this::accept),
                new SharedListenerState(false, this::acceptUnwoven)));
    }

    private void acceptUnwoven(Class<?> connection) {
        Weaving.weaveNow(connection);
        if (!ClassShape.of(connection).isCloseWoven()) {
            unwatched.add(connection);
        }
    }

    /** Restarts with another confinement rule. */
    public void install(Confinement other) {
        confinement = other;
        install(ThreadRule.Mode.LOG);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        InstalledHooks.uninstall();
        assertThat(SessionAuditHooks.failed).as("a hook has failed").isFalse();
        assertThat(open.count()).as("sessions left open by the test").isZero();
        assertThat(Weaving.FAILURES).as("classes that could not be woven").isEmpty();
    }

    /** {@return the clock of all parts} */
    public ManualClock clock() {
        return clock;
    }

    /** {@return every open session} */
    public SessionRegistry open() {
        return open;
    }

    /** Accepts an event, like the audit log. */
    public void accept(AuditEvent event) {
        if (stackIsFull && event instanceof Finding) {
            throw new StackOverflowError("made by a test");
        }
        if (!(event instanceof UsageSample)) {
            events.add(event);
        }
    }

    /** Sets whether reporting a finding throws a StackOverflowError. */
    public void stackIsFull(boolean full) {
        stackIsFull = full;
    }

    /** {@return the sessions that have ended and were not withdrawn} */
    public List<Session> sessions() {
        open.undecided().takeAll(this::accept);
        return events(Session.class)
                .filter(session -> session.state() != SessionEnd.WITHDRAWN)
                .toList();
    }

    /** {@return the connection classes whose sessions are counted but not monitored; one entry per session} */
    public List<Class<?>> unwatched() {
        return List.copyOf(unwatched);
    }

    /** {@return the number of sessions that are only counted} */
    public long unknown() {
        return events(UntrackedSessions.class)
                .mapToLong(UntrackedSessions::count)
                .sum();
    }

    /** {@return the findings} */
    public List<Finding> findings() {
        return events(Finding.class).filter(Rendered::holds).toList();
    }

    /** {@return the classes that were reported as unaudited} */
    public List<UnauditedClass> unaudited() {
        return events(UnauditedClass.class).toList();
    }

    /** {@return the kinds of the findings} */
    public List<FindingKind> kinds() {
        return findings().stream().map(Finding::kind).toList();
    }

    private <T> Stream<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
