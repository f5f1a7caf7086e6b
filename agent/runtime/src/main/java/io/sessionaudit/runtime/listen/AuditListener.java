package io.sessionaudit.runtime.listen;

import java.util.function.Consumer;

import io.sessionaudit.core.AuditClock;
import io.sessionaudit.core.monitor.BorrowMonitor;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.session.ThreadRule;
import io.sessionaudit.hooks.SessionAuditListener;
import io.sessionaudit.runtime.woven.ClassShape;

/** The listener of a running audit: delegates each call of the hooks to the class that is responsible for it. */
public final class AuditListener extends SessionAuditListener {
    private final OwnerLookup owners;
    private final BorrowHandler borrows;
    private final CloseHandler closes;
    private final TransactionTracker transactions;
    private final StatementTracker statements;
    private final CallTracker calls;
    private final ScopeTracker scopes;
    private final LateCallDetector lateCalls;
    private final BranchTracker branches;
    private final PoolCloseHandler poolCloses;
    private final ConnectionStateTracker states;
    private final ObjectAttachments attachments;
    private final PreAttachSessions preAttachSessions;

    /**
     * Creates a listener and its parts. This constructor does all wiring of the package.
     *
     * @param context the parameters of the current period
     * @param shared the state that is kept when the listener is replaced
     */
    public AuditListener(ListenerContext context, SharedListenerState shared) {
        SessionRegistry open = context.open();
        AuditClock clock = context.clock();
        Consumer<AuditEvent> sink = context.sink();
        ThreadRule rule = context.threadRule();

        attachments = shared.attachments;
        owners = new OwnerLookup(open);
        preAttachSessions = new PreAttachSessions(shared.expectsPreAttachSessions, attachments, owners, sink);
        branches = new BranchTracker(owners, attachments);
        scopes = new ScopeTracker(owners, open);
        poolCloses = new PoolCloseHandler(open, clock, sink);
        lateCalls = new LateCallDetector(owners, clock, sink);

        PhysicalConnectionDetector physicalConnections = new PhysicalConnectionDetector(open, clock, sink);
        DeferredSecondSessions deferredSecondSessions = new DeferredSecondSessions(rule.mode(), clock, sink);
        calls = new CallTracker(
                owners,
                physicalConnections,
                new ThreadConfinementEnforcer(
                        context.confinement(),
                        deferredSecondSessions,
                        physicalConnections,
                        context.places(),
                        clock,
                        sink),
                lateCalls);
        states = new ConnectionStateTracker(calls, sink);
        transactions = new TransactionTracker(calls);
        statements = new StatementTracker(calls, attachments, context.keepsSql());

        OpenerFinder openers = new OpenerFinder();
        SessionSharing sessionSharing = new SessionSharing(rule, openers, clock, sink);
        SessionOpener sessions = new SessionOpener(
                clock,
                context.budget(),
                context.diagnosticContext(),
                context.tracingApis(),
                context.reclaimPolicy(),
                rule.mode() == ThreadRule.Mode.SHARE ? sessionSharing : null);
        borrows = new BorrowHandler(
                owners,
                attachments,
                shared.sources,
                sessions,
                new SecondSessionDetector(
                        rule, openers, physicalConnections, sessionSharing, context.places(), clock, sink),
                physicalConnections,
                new UnpooledBorrowHandler(openers, physicalConnections),
                new PoolCallerDetector(openers),
                new UntrackedConnections(attachments, shared.unaudited, sink),
                new BorrowMonitor(open, context.thresholds(), sink),
                clock);
        closes = new CloseHandler(
                owners,
                physicalConnections,
                lateCalls,
                states,
                sessionSharing,
                deferredSecondSessions,
                context.budget(),
                open.undecided(),
                clock,
                sink);
    }

    @Override
    public Object content(Object target) {
        return attachments.get(target);
    }

    @Override
    public Object contentOf(Object target, int role) {
        return ClassShape.of(target.getClass()).hasRole(role) ? attachments.get(target) : null;
    }

    @Override
    public Object inRole(Object target, int role) {
        return ClassShape.of(target.getClass()).hasRole(role) ? target : null;
    }

    @Override
    public Object borrow(Object source, String declaringClass, String returnType) {
        return borrows.begin(source, declaringClass, returnType);
    }

    @Override
    public void borrowed(Object token, Object source, Object connection, Throwable thrown) {
        borrows.end(token, source, connection, thrown);
    }

    @Override
    public Object derive(Object source) {
        return borrows.beginDerived(source);
    }

    @Override
    public void derived(Object token, Object source, Object product, Throwable thrown) {
        borrows.endDerived(token, source, product, thrown);
    }

    @Override
    public void branch(Object resource, boolean started) {
        if (started) {
            branches.started(resource);
        } else {
            branches.ended();
        }
    }

    @Override
    public void branchSettled(Object resource) {
        branches.settled(resource);
    }

    @Override
    public Object call(Object content) {
        return calls.begin(session(content));
    }

    @Override
    public Object inspect(Object content) {
        return calls.beginInspection(session(content));
    }

    @Override
    public Object query(Object content) {
        return calls.beginQuery(session(content));
    }

    @Override
    public Object setProperty(Object content, Object connection, String method) {
        Object token = calls.begin(session(content));
        if (token instanceof Session session) {
            states.setting(session, connection, method);
        }
        return token;
    }

    @Override
    public void propertySet(Object token, Object connection, String method, Object value, Throwable thrown) {
        if (isOfOpenSession(token, thrown)) {
            try {
                if (thrown == null) {
                    states.set((Session) token, connection, method, value);
                }
            } finally {
                calls.end((Session) token);
            }
        }
    }

    @Override
    public void connectionExposed(Object content, Object connection) {
        statements.connectionExposed(content, connection);
    }

    @Override
    public void exposed(Object token, Object connection, Object product) {
        if (token instanceof Session session && product != connection && session.reclaimHandle() != null) {
            session.reclaimHandle().recordEscape();
        }
    }

    @Override
    public void called(Object token, Throwable thrown) {
        if (isOfOpenSession(token, thrown)) {
            calls.end((Session) token);
        }
    }

    @Override
    public void committed(Object token, Throwable thrown) {
        if (isOfOpenSession(token, thrown)) {
            transactions.committed((Session) token, thrown);
        }
    }

    @Override
    public void rolledBack(Object token, Object savepoint, Throwable thrown) {
        if (isOfOpenSession(token, thrown)) {
            transactions.rolledBack((Session) token, savepoint, thrown);
        }
    }

    @Override
    public void savepointSet(Object token, Object savepoint, Throwable thrown) {
        if (isOfOpenSession(token, thrown)) {
            transactions.savepointSet((Session) token, savepoint, thrown);
        }
    }

    @Override
    public void autoCommitSet(Object token, boolean autoCommit, Throwable thrown) {
        if (isOfOpenSession(token, thrown)) {
            transactions.autoCommitSet((Session) token, autoCommit, thrown);
            if (thrown == null) {
                states.set((Session) token, null, "setAutoCommit", autoCommit);
            }
        }
    }

    @Override
    public void statementMade(Object token, Object connection, Object statement, String sql) {
        if (isOfOpenSession(token, null)) {
            statements.made((Session) token, connection, statement, sql);
        }
    }

    @Override
    public Object execute(Object content, String sql) {
        return statements.begin(content, sql);
    }

    @Override
    public void executed(Object token, Object content, Object statement, String sql, Object result, Throwable thrown) {
        if (isOfOpenSession(token, thrown)) {
            statements.end((Session) token, content, statement, sql, result, thrown);
        }
    }

    @Override
    public void batched(Object content, Object statement, String sql) {
        statements.batched(content, statement, sql);
    }

    @Override
    public void updateCountRead(Object content, Object statement, Number updates) {
        statements.updateCountRead(content, statement, updates);
    }

    @Override
    public void resultSetRead(Object content, Object resultSet) {
        statements.resultSetRead(content, resultSet);
    }

    @Override
    public void rowRead(Object content) {
        if (content instanceof Session session) {
            session.recordRow();
        }
    }

    @Override
    public void poolClosed(Object content) {
        poolCloses.closed(content);
    }

    @Override
    public void rowChanged(Object content, Object resultSet) {
        statements.rowChanged(content, resultSet);
    }

    @Override
    public void scope(String event, Object connection, String scope, int number) {
        scopes.happened(event, connection == null ? null : session(attachments.get(connection)), scope, number);
    }

    @Override
    public Object close(Object content, Object connection) {
        Session session = session(content);
        return session == null ? preAttachSessions.beginClose(connection) : closes.begin(session, connection);
    }

    @Override
    public Object abort(Object content, Object connection) {
        Session session = session(content);
        return session == null ? preAttachSessions.beginClose(connection) : closes.begin(session, null);
    }

    @Override
    public void closed(Object token, boolean aborted, Throwable thrown) {
        if (token instanceof Session session) {
            closes.end(session, aborted);
        } else if (token instanceof LateCallDetector.LateCall late) {
            lateCalls.closedAgain(late, aborted);
        } else {
            preAttachSessions.endClose();
        }
    }

    /** {@return whether the call was made on an open session} Ends a call that was made on a closed one. */
    private boolean isOfOpenSession(Object token, Throwable thrown) {
        if (token instanceof LateCallDetector.LateCall late) {
            lateCalls.used(late, thrown);
            return false;
        }
        return true;
    }

    private static Session session(Object content) {
        return content instanceof Session session ? session : null;
    }
}
