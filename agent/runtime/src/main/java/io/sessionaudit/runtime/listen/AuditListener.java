package io.sessionaudit.runtime.listen;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.hooks.SessionAuditListener;
import io.sessionaudit.runtime.woven.ClassShape;

/** Receives what the hooks tell, and sorts it: borrowing and closing here, statements and transactions there. */
public final class AuditListener implements SessionAuditListener {
    private final OwnerLookup owners;
    private final BorrowHandler borrowing;
    private final CloseHandler closing;
    private final TransactionTracker transactions;
    private final StatementTracker statements;
    private final CallTracker calls;
    private final ScopeTracker scopes;
    private final LateCallDetector lateCalls;
    private final BranchTracker branches;
    private final PoolCloseHandler poolCloses;
    private final ConnectionStateTracker states;
    private final ObjectAttachments slots;
    private final PreAttachSessions strangers;

    /**
     * A listener.
     *
     * @param tools what it works with
     * @param knowledge what listeners before it have learnt, and what it learns itself
     */
    public AuditListener(ListenerContext tools, SharedListenerState knowledge) {
        slots = knowledge.slots;
        strangers = new PreAttachSessions(knowledge.late, slots, tools.sink());
        owners = new OwnerLookup(tools.open());
        branches = new BranchTracker(owners, slots);
        SourceDescriber introductions = knowledge.introductions;
        PhysicalConnectionDetector delegates =
                new PhysicalConnectionDetector(tools.open(), tools.clock(), tools.sink());
        lateCalls = new LateCallDetector(tools, owners);
        DeferredSecondSessions deferred = new DeferredSecondSessions(tools);
        calls = new CallTracker(
                owners, delegates, new ThreadConfinementEnforcer(tools, deferred, delegates), lateCalls);
        states = new ConnectionStateTracker(calls, tools);
        OpenerFinder openers = new OpenerFinder();
        SessionSharing sameSession = new SessionSharing(tools, openers);
        UntrackedConnections unwatched = new UntrackedConnections(slots, knowledge.unaudited, tools.sink());
        borrowing = new BorrowHandler(tools, owners, slots, introductions, openers, delegates, sameSession, unwatched);
        closing = new CloseHandler(tools, owners, delegates, lateCalls, states, sameSession, deferred);
        scopes = new ScopeTracker(owners, tools.open());
        poolCloses = new PoolCloseHandler(tools);
        transactions = new TransactionTracker(calls);
        statements = new StatementTracker(calls, slots, tools.sqlText());
    }

    @Override
    public Object content(Object target) {
        return slots.get(target);
    }

    @Override
    public Object contentOf(Object target, int role) {
        return ClassShape.of(target.getClass()).hasRole(role) ? slots.get(target) : null;
    }

    @Override
    public Object inRole(Object target, int role) {
        return ClassShape.of(target.getClass()).hasRole(role) ? target : null;
    }

    @Override
    public Object borrow(Object source, String method) {
        return borrowing.begin(source, method);
    }

    @Override
    public void borrowed(Object token, Object source, Object connection, Throwable thrown) {
        borrowing.end(token, source, connection, thrown);
    }

    @Override
    public Object derive(Object source) {
        return borrowing.beginDerived(source);
    }

    @Override
    public void derived(Object token, Object source, Object product, Throwable thrown) {
        borrowing.endDerived(token, source, product, thrown);
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
    public Object ask(Object content) {
        return calls.beginQuestion(session(content));
    }

    @Override
    public Object setState(Object content, Object connection, String method) {
        Object token = calls.begin(session(content));
        if (token instanceof Session session) {
            states.setting(session, connection, method);
        }
        return token;
    }

    @Override
    public void recordState(Object token, Object connection, String method, Object value, Throwable thrown) {
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
    public void connectionShown(Object content, Object connection) {
        statements.connectionShown(content, connection);
    }

    @Override
    public void revealed(Object token, Object connection, Object product) {
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
        scopes.happened(event, connection == null ? null : session(slots.get(connection)), scope, number);
    }

    @Override
    public Object close(Object content, Object connection) {
        Session session = session(content);
        return session == null ? strangers.closes(connection, owners) : closing.begin(session, connection);
    }

    @Override
    public Object abort(Object content, Object connection) {
        Session session = session(content);
        return session == null ? strangers.closes(connection, owners) : closing.begin(session, null);
    }

    @Override
    public void closed(Object token, boolean aborted, Throwable thrown) {
        if (token instanceof Session session) {
            closing.end(session, aborted);
        } else if (token instanceof LateCall late) {
            lateCalls.closedAgain(late, aborted);
        } else {
            strangers.closed(owners);
        }
    }

    /** Whether a call was made on an open session; the end of one that came too late is seen to here. */
    private boolean isOfOpenSession(Object token, Throwable thrown) {
        if (token instanceof LateCall late) {
            lateCalls.used(late, thrown);
            return false;
        }
        return true;
    }

    private static Session session(Object content) {
        return content instanceof Session session ? session : null;
    }
}
