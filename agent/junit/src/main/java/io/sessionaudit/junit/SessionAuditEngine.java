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
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

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
     * @param testClass the name of its class
     */
    static void report(String name, String testClass, SessionAuditFailure failure) {
        Reported reported = new Reported(name, testClass, failure);
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

    private record Reported(String name, String testClass, SessionAuditFailure failure) {
        /** Build tools ignore a test outside of a class, and have one report per class: hence a class for each. */
        void report() {
            int number = root.getChildren().size() + 1;
            TestDescriptor type = new Descriptor(
                    root.getUniqueId().append("class", String.valueOf(number)),
                    testClass,
                    ClassSource.from(testClass + "_SessionAudit" + number),
                    TestDescriptor.Type.CONTAINER);
            TestDescriptor test = new Descriptor(
                    type.getUniqueId().append("failure", name),
                    name,
                    MethodSource.from(testClass, name),
                    TestDescriptor.Type.TEST);
            root.addChild(type);
            type.addChild(test);
            listener.dynamicTestRegistered(type);
            listener.executionStarted(type);
            listener.dynamicTestRegistered(test);
            listener.executionStarted(test);
            listener.executionFinished(test, TestExecutionResult.failed(failure));
            listener.executionFinished(type, TestExecutionResult.successful());
        }
    }

    private static final class Descriptor extends AbstractTestDescriptor {
        private final Type type;

        Descriptor(UniqueId id, String name, TestSource source, Type type) {
            super(id, name, source);
            this.type = type;
        }

        @Override
        public Type getType() {
            return type;
        }
    }

    /**
     * {@return whether selected classes may contain tests} Build tools search class by class for tests, and must not
     * find some in each helper class. Tests of all engines have annotations, or a
     * superclass that is not the JDK's.
     */
    private static boolean mayContainTests(EngineDiscoveryRequest request) {
        List<ClassSelector> classes = request.getSelectorsByType(ClassSelector.class);
        try {
            return classes.isEmpty() || classes.stream().anyMatch(selector -> mayContainTests(selector.getJavaClass()));
        } catch (RuntimeException | LinkageError e) {
            return true; // the engine of the class reports that it cannot be loaded
        }
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
