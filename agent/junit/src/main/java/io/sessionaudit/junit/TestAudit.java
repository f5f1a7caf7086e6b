package io.sessionaudit.junit;

import java.util.List;
import java.util.Map;

/** The audit of the tests of this JVM: begins and ends the scopes of tests. Thread-safe. */
final class TestAudit {
    private static volatile TestAudit current;

    private final AgentReader agent;
    private final FailOn failOn;
    private final TestScopes scopes = new TestScopes();

    private TestAudit(AgentReader agent, FailOn failOn) {
        this.agent = agent;
        this.failOn = failOn;
    }

    /** Starts the audit, unless it runs already. Attaches the agent if necessary. */
    static synchronized void start(FailOn failOn) {
        if (current == null) {
            AgentReader agent = AgentStart.start();
            current = new TestAudit(agent, failOn);
        }
    }

    /** {@return the audit, or null if no agent runs} */
    static TestAudit current() {
        TestAudit known = current;
        return known == null || known.agent == null ? null : known;
    }

    AgentReader agent() {
        return agent;
    }

    FailOn failOn() {
        return failOn;
    }

    TestScopes scopes() {
        return scopes;
    }

    /**
     * Begins a test on the current thread.
     *
     * @param container whether it consists of tests that begin and end themselves
     */
    TestScope begin(String name, String testClass, boolean container, TestRules rules) {
        TestScope scope = new TestScope(name, testClass, container, rules, agent.mark(scopes.oldest()));
        scopes.add(scope);
        return scope;
    }

    /** Ends a test, and leaves the decision about it to a later {@link #judge}. */
    void end(TestScope scope) {
        scopes.end(scope, agent.mark(null));
    }

    /** {@return the failures of a test that has ended or ends now} */
    List<SessionAuditFailure> judge(TestScope scope) {
        Map<String, Object> sinceBegin = agent.since(scope.begin());
        scopes.end(scope, (Long) sinceBegin.get("time"));
        return new TestVerdict(this, scope).failures(sinceBegin);
    }
}
