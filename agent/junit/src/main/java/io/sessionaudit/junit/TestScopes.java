package io.sessionaudit.junit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The tests of this JVM that are in progress, or that were at the same time as one that is. Attributes a moment on a
 * thread to a test. Thread-safe.
 */
final class TestScopes {
    private final Set<TestScope> inProgress = new LinkedHashSet<>();

    /** Those that were at the same time as one that is in progress, in the order of their ends. */
    private final Deque<TestScope> ended = new ArrayDeque<>();

    /** Sessions and findings that a test was failed for, or that one was allowed. */
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    /**
     * Where something belongs.
     *
     * @param owner the test on whose thread it was; null for another thread
     * @param candidates the tests that were in progress; empty if there is an owner
     */
    record Attribution(TestScope owner, List<TestScope> candidates) {
        /** {@return whether a test that ends now has to judge it: no other one will} */
        boolean isFor(TestScope scope) {
            if (owner != null) {
                return owner == scope;
            }
            return (candidates.contains(scope) || scope.isContainer() && !candidates.isEmpty())
                    && candidates.stream().allMatch(each -> each == scope || each.hasEnded());
        }

        /** {@return whether it was found after its test was judged, so that the class of the test has to judge it} */
        boolean isLateFor(TestScope scope) {
            return scope.isContainer() && owner != null && owner != scope && owner.hasEnded();
        }

        /** {@return the only test that it can belong to, or null} */
        TestScope certain() {
            return owner != null ? owner : candidates.size() == 1 ? candidates.get(0) : null;
        }

        /** {@return the names of the tests} */
        String names() {
            return candidates.stream().map(TestScope::name).collect(Collectors.joining(", "));
        }
    }

    synchronized void add(TestScope scope) {
        inProgress.add(scope);
    }

    /** Ends a test at a time, unless it has ended already. */
    synchronized void end(TestScope scope, long time) {
        scope.end(time);
        if (inProgress.remove(scope)) {
            ended.add(scope);
        }
    }

    /** {@return the begin of the oldest test that is in progress, or null} Removes tests that ended before it. */
    synchronized Long oldest() {
        TestScope oldest = null;
        for (TestScope scope : inProgress) {
            if (oldest == null || scope.begin() - oldest.begin() < 0) {
                oldest = scope;
            }
        }
        if (oldest == null) {
            ended.clear();
            return null;
        }
        while (!ended.isEmpty() && ended.peek().hasEndedAt(oldest.begin())) {
            ended.remove();
        }
        return oldest.begin();
    }

    /** {@return the test that a moment on a thread belongs to} */
    synchronized Attribution attribute(long threadId, long time) {
        List<TestScope> scopes = new ArrayList<>(ended);
        scopes.addAll(inProgress);
        TestScope owner = null;
        for (TestScope scope : scopes) {
            if (scope.isOn(threadId) && scope.contains(time) && (owner == null || scope.begin() - owner.begin() >= 0)) {
                owner = scope;
            }
        }
        if (owner != null) {
            return new Attribution(owner, List.of());
        }
        List<TestScope> tests = new ArrayList<>();
        List<TestScope> containers = new ArrayList<>();
        for (TestScope scope : scopes) {
            if (scope.contains(time)) {
                (scope.isContainer() ? containers : tests).add(scope);
            }
        }
        return new Attribution(null, tests.isEmpty() ? containers : tests);
    }

    /** {@return the test of the current thread, otherwise the only one in progress, or null} */
    @SuppressWarnings("deprecation") // threadId() is newer than 17
    TestScope current(long time) {
        return attribute(Thread.currentThread().getId(), time).certain();
    }

    /** {@return the names of the tests that are in progress} */
    synchronized String running() {
        return inProgress.stream()
                .filter(scope -> !scope.isContainer())
                .map(TestScope::name)
                .collect(Collectors.joining(", "));
    }

    boolean settle(String id) {
        return settled.add(id);
    }

    boolean isSettled(String id) {
        return settled.contains(id);
    }
}
