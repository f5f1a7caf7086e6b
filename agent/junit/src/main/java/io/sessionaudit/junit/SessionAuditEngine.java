package io.sessionaudit.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Reports the failures of tests that a listener cannot fail itself: each as a failed test with the class and method of
 * the test that caused it. Thread-safe.
 *
 * <p>Engines run one after the other, in any order. Failures before this engine's turn wait for it; later ones are
 * reported at once.
 */
public final class SessionAuditEngine implements TestEngine {
    static final String ID = "session-audit";

    private static final List<Reported> WAITING = new ArrayList<>();
    private static TestDescriptor root;
    private static EngineExecutionListener listener;

    /** Created by the launcher. */
    public SessionAuditEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        boolean mayRegister = TestAudit.current() != null && mayContainTests(request);
        return new EngineDescriptor(id, "Session Audit") {
            @Override
            public boolean mayRegisterTests() {
                return mayRegister;
            }
        };
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener own = request.getEngineExecutionListener();
        own.executionStarted(request.getRootTestDescriptor());
        synchronized (WAITING) {
            root = request.getRootTestDescriptor();
            listener = own;
            WAITING.forEach(Reported::report);
            WAITING.clear();
        }
        own.executionFinished(request.getRootTestDescriptor(), TestExecutionResult.successful());
    }

    /**
     * Reports a failure.
     *
     * @param name the name of the failed test
     * @param source its source; null if it is not known which test failed
     */
    static void report(String name, TestSource source, SessionAuditFailure failure) {
        Reported reported = new Reported(name, source, failure);
        synchronized (WAITING) {
            if (listener == null) {
                WAITING.add(reported);
            } else {
                reported.report();
            }
        }
    }

    /** Prints what no test plan has reported, at the end of the run. */
    static void printUnreported() {
        synchronized (WAITING) {
            WAITING.forEach(
                    each -> System.err.println("session-audit: " + each.name + ": " + each.failure.getMessage()));
            WAITING.clear();
            listener = null;
        }
    }

    private record Reported(String name, TestSource source, SessionAuditFailure failure) {
        void report() {
            UniqueId id = root.getUniqueId()
                    .append("failure", String.valueOf(root.getChildren().size() + 1));
            TestDescriptor descriptor = new AbstractTestDescriptor(id, name, source) {
                @Override
                public Type getType() {
                    return Type.TEST;
                }
            };
            root.addChild(descriptor);
            listener.dynamicTestRegistered(descriptor);
            listener.executionStarted(descriptor);
            listener.executionFinished(descriptor, TestExecutionResult.failed(failure));
        }
    }

    /**
     * {@return whether selected classes may contain tests} Build tools search class by class for tests, and must not
     * find some in each helper class. Tests of all engines have annotations, or a
     * superclass that is not the JDK's.
     */
    private static boolean mayContainTests(EngineDiscoveryRequest request) {
        List<ClassSelector> classes = request.getSelectorsByType(ClassSelector.class);
        return classes.isEmpty() || classes.stream().anyMatch(selector -> mayContainTests(selector.getJavaClass()));
    }

    private static boolean mayContainTests(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return isAnnotated(type)
                || Stream.of(type.getDeclaredMethods()).anyMatch(SessionAuditEngine::isAnnotated)
                || parent != null && parent != Object.class && !parent.getName().startsWith("java.");
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return Stream.of(element.getAnnotations())
                .anyMatch(each -> !each.annotationType().getName().startsWith("java."));
    }
}
