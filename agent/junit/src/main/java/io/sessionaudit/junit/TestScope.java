package io.sessionaudit.junit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time that a test, or a class of tests, takes on its threads. Thread-safe.
 *
 * <p>The identifier of a virtual thread is never used again, and that of a platform thread neither.
 */
final class TestScope {
    private final String name;
    private final String testClass;
    private final boolean container;
    private final TestRules rules;
    private final long begin;
    private final Set<Long> threads = ConcurrentHashMap.newKeySet();
    private volatile long end;
    private volatile boolean ended;

    TestScope(String name, String testClass, boolean container, TestRules rules, long begin) {
        this.name = name;
        this.testClass = testClass;
        this.container = container;
        this.rules = rules;
        this.begin = begin;
        join();
    }

    /** Adds the current thread to the threads of the test. */
    @SuppressWarnings("deprecation") // threadId() is newer than 17
    void join() {
        threads.add(Thread.currentThread().getId());
    }

    void end(long time) {
        if (!ended) {
            end = time;
            ended = true;
        }
    }

    String name() {
        return name;
    }

    /** {@return the name of its class; that of the engine if the engine of the test names none} */
    String testClass() {
        return testClass.isEmpty() ? SessionAuditEngine.class.getName() : testClass;
    }

    /**
     * {@return whether a class is that of the test, or is declared in the same file} A test class is no pool: what it
     * opens itself is a session.
     */
    boolean isOf(String className) {
        return topLevel(className).equals(topLevel(testClass));
    }

    private static String topLevel(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }

    /** {@return whether it consists of tests that have scopes of their own} */
    boolean isContainer() {
        return container;
    }

    TestRules rules() {
        return rules;
    }

    long begin() {
        return begin;
    }

    boolean hasEnded() {
        return ended;
    }

    /** {@return whether it had ended at a time} */
    boolean hasEndedAt(long time) {
        return ended && end - time <= 0;
    }

    /** {@return whether it was in progress at a time} */
    boolean contains(long time) {
        return begin - time <= 0 && !hasEndedAt(time);
    }

    boolean isOn(long threadId) {
        return threads.contains(threadId);
    }
}
