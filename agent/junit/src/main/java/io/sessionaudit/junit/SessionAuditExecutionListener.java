package io.sessionaudit.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Audits the tests of engines other than Jupiter. A listener cannot fail a test, so {@link SessionAuditEngine} reports
 * its failures as tests of their own.
 *
 * <p>An engine may end a test before the methods that clean up after it. Therefore a test is judged when the next one
 * begins on its thread, or when its container ends. Thread-safe.
 */
public final class SessionAuditExecutionListener implements TestExecutionListener {
    /** The type of a segment of an id that names an engine. */
    private static final String ENGINE = "engine";

    private static final String JUPITER = "junit-jupiter";

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private Thread exitHook;

    private record Running(TestIdentifier test, TestScope scope, Thread thread) {}

    /** Created by the launcher. */
    public SessionAuditExecutionListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        TestAudit audit = TestAudit.current();
        if (audit != null) {
            String log = audit.agent().log();
            exitHook = new Thread(() -> reportExit(audit, log), "session-audit-tests");
            Runtime.getRuntime().addShutdownHook(exitHook);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        SessionAuditEngine.printUnreported();
        if (exitHook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(exitHook);
            } catch (IllegalStateException e) {
                exitHook = null; // the JVM ends, and the hook runs
            }
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        TestAudit audit = TestAudit.current();
        if (audit == null || !isAudited(test)) {
            return;
        }
        if (test.isTest()) {
            judgeEnded(audit, running -> running.thread == Thread.currentThread());
        }
        TestScope scope = audit.begin(TestNames.of(test), TestNames.type(test), !test.isTest(), TestNames.rules(test));
        running.put(test.getUniqueId(), new Running(test, scope, Thread.currentThread()));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        TestAudit audit = TestAudit.current();
        Running ended = audit == null || running.isEmpty() ? null : running.get(test.getUniqueId());
        if (ended == null) {
            return;
        }
        audit.end(ended.scope);
        if (!test.isTest()) {
            String within = test.getUniqueId() + "/";
            judgeEnded(audit, each -> each == ended || each.test.getUniqueId().startsWith(within));
        }
    }

    private void judgeEnded(TestAudit audit, Predicate<Running> which) {
        List<Running> ended = new ArrayList<>();
        for (Running each : running.values()) {
            if (each.scope.hasEnded() && which.test(each) && running.remove(each.test.getUniqueId(), each)) {
                ended.add(each);
            }
        }
        // Tests before their containers: what is left belongs to the container.
        ended.sort((one, other) -> Boolean.compare(one.scope.isContainer(), other.scope.isContainer()));
        for (Running each : ended) {
            for (SessionAuditFailure failure : audit.judge(each.scope)) {
                SessionAuditEngine.report(each.test.getDisplayName(), each.scope.testClass(), failure);
            }
        }
    }

    private static boolean isAudited(TestIdentifier test) {
        boolean isRoot = test.getParentIdObject().isEmpty();
        return !isRoot && !isOfEngine(test, JUPITER) && !isOfEngine(test, SessionAuditEngine.ID);
    }

    /** Within a suite, the engine of the suite comes first in the id. The text of an id is expensive. */
    private static boolean isOfEngine(TestIdentifier test, String engine) {
        for (UniqueId.Segment segment : test.getUniqueIdObject().getSegments()) {
            if (segment.getType().equals(ENGINE) && segment.getValue().equals(engine)) {
                return true;
            }
        }
        return false;
    }

    private static void reportExit(TestAudit audit, String log) {
        String tests = audit.scopes().running();
        System.err.println("session-audit: the JVM ended before its tests did"
                + (tests.isEmpty() ? "" : ", in " + tests) + "; the findings are in " + log);
    }
}
