package io.sessionaudit.hooks;

import java.util.function.UnaryOperator;

/**
 * The one door between instrumented code and the agent: static methods that hand over to a listener.
 *
 * <p>Threadsafe. Until {@link #install} is called, and after {@code install(null)}, every method does nothing. Methods are
 * documented at {@link SessionAuditListener}; a method that returns a token gives null when there is no listener, and a method that takes
 * one is called only where there is one.
 */
public final class SessionAuditHooks {
    /**
     * Whether a hook has failed since this was last set to false. Then nobody knows what it would have told: a session may be closed that
     * counts as open. Written by woven code, which calls no method to do so: a hook mostly fails because there is no room on the stack
     * for one.
     */
    public static volatile boolean failed;

    private static volatile SessionAuditListener listener;
    private static volatile String version;
    private static volatile UnaryOperator<String> control;

    private SessionAuditHooks() {}

    /** {@return the version of the agent that has brought these hooks} */
    public static String version() {
        return version;
    }

    /** Notes the version of the agent that has brought these hooks. */
    public static void version(String ofAgent) {
        version = ofAgent;
    }

    /**
     * The way to the agent at work, for one that is loaded after it: each comes in a class loader of its own, and this is
     * all that they share.
     *
     * @return takes the argument of that later agent, and answers with what it has done; null when no agent is at work
     */
    public static UnaryOperator<String> control() {
        return control;
    }

    /** Sets the way to the agent at work. */
    public static void control(UnaryOperator<String> ofAgent) {
        control = ofAgent;
    }

    /**
     * Sets who is told from now on.
     *
     * @param next the listener, or null for nobody
     */
    public static void install(SessionAuditListener next) {
        listener = next;
    }

    /** {@return the listener that is told now, or null} */
    public static SessionAuditListener installed() {
        return listener;
    }

    /** See {@link SessionAuditListener#content}. */
    public static Object content(Object target) {
        SessionAuditListener current = listener;
        return current == null ? null : current.content(target);
    }

    /** See {@link SessionAuditListener#contentOf}. */
    public static Object contentOf(Object target, int role) {
        SessionAuditListener current = listener;
        return current == null ? null : current.contentOf(target, role);
    }

    /** See {@link SessionAuditListener#inRole}. */
    public static Object inRole(Object target, int role) {
        SessionAuditListener current = listener;
        return current == null ? null : current.inRole(target, role);
    }

    /**
     * See {@link SessionAuditListener#borrow}.
     *
     * <p>Not compiled into the method that asks the pool, nor is {@link #borrowed}: a thread waits inside that method, with room on its
     * stack for all that is compiled into it, and a virtual thread that waits keeps its stack on the heap.
     */
    @DontInline
    public static Object borrow(Object source, String method) {
        SessionAuditListener current = listener;
        return current == null ? null : current.borrow(source, method);
    }

    /** See {@link SessionAuditListener#borrowed}. */
    @DontInline
    public static void borrowed(Object token, Object source, Object connection, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.borrowed(token, source, connection, thrown);
        }
    }

    /** See {@link SessionAuditListener#derive}. */
    public static Object derive(Object source) {
        SessionAuditListener current = listener;
        return current == null ? null : current.derive(source);
    }

    /** See {@link SessionAuditListener#derived}. */
    public static void derived(Object token, Object source, Object product, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.derived(token, source, product, thrown);
        }
    }

    /** See {@link SessionAuditListener#branchSettled}. */
    public static void branchSettled(Object resource) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.branchSettled(resource);
        }
    }

    /** See {@link SessionAuditListener#branch}. */
    public static void branch(Object resource, boolean started) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.branch(resource, started);
        }
    }

    /** See {@link SessionAuditListener#call}. */
    public static Object call(Object content) {
        SessionAuditListener current = listener;
        return current == null ? null : current.call(content);
    }

    /** See {@link SessionAuditListener#inspect}. */
    public static Object inspect(Object content) {
        SessionAuditListener current = listener;
        return current == null ? null : current.inspect(content);
    }

    /** See {@link SessionAuditListener#ask}. */
    public static Object ask(Object content) {
        SessionAuditListener current = listener;
        return current == null ? null : current.ask(content);
    }

    /** See {@link SessionAuditListener#setState}. */
    public static Object setState(Object content, Object connection, String method) {
        SessionAuditListener current = listener;
        return current == null ? null : current.setState(content, connection, method);
    }

    /** See {@link SessionAuditListener#stateSet}. */
    public static void recordState(Object token, Object connection, String method, Object value, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.recordState(token, connection, method, value, thrown);
        }
    }

    /** See {@link SessionAuditListener#connectionShown}. */
    public static void connectionShown(Object content, Object connection) {
        SessionAuditListener current = listener;
        if (current != null && connection != null) {
            current.connectionShown(content, connection);
        }
    }

    /** See {@link SessionAuditListener#revealed}; what was asked for may not have come. */
    public static void revealed(Object token, Object connection, Object product, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current == null) {
            return;
        }
        if (product != null) {
            current.revealed(token, connection, product);
        }
        current.called(token, thrown);
    }

    /** See {@link SessionAuditListener#called}. */
    public static void called(Object token, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.called(token, thrown);
        }
    }

    /** See {@link SessionAuditListener#committed}. */
    public static void committed(Object token, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.committed(token, thrown);
        }
    }

    /** See {@link SessionAuditListener#rolledBack}. */
    public static void rolledBack(Object token, Object savepoint, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.rolledBack(token, savepoint, thrown);
        }
    }

    /** See {@link SessionAuditListener#savepointSet}. */
    public static void savepointSet(Object token, Object savepoint, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.savepointSet(token, savepoint, thrown);
        }
    }

    /** See {@link SessionAuditListener#autoCommitSet}. */
    public static void autoCommitSet(Object token, boolean autoCommit, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.autoCommitSet(token, autoCommit, thrown);
        }
    }

    /** See {@link SessionAuditListener#statementMade}; a failed attempt is told as {@link #called}. */
    public static void statementMade(Object token, Object connection, Object statement, String sql, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current == null) {
            return;
        }
        if (thrown == null && statement != null) {
            current.statementMade(token, connection, statement, sql);
        } else {
            current.called(token, thrown);
        }
    }

    /** See {@link SessionAuditListener#execute}. */
    public static Object execute(Object content, String sql) {
        SessionAuditListener current = listener;
        return current == null ? null : current.execute(content, sql);
    }

    /** See {@link SessionAuditListener#executed}. */
    public static void executed(
            Object token, Object content, Object statement, String sql, Object result, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.executed(token, content, statement, sql, result, thrown);
        }
    }

    /** See {@link SessionAuditListener#batched}. */
    public static void batched(Object content, Object statement, String sql) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.batched(content, statement, sql);
        }
    }

    /** See {@link SessionAuditListener#updateCountRead}. */
    public static void updateCountRead(Object content, Object statement, Number updates) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.updateCountRead(content, statement, updates);
        }
    }

    /** See {@link SessionAuditListener#resultSetRead}. */
    public static void resultSetRead(Object content, Object resultSet) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.resultSetRead(content, resultSet);
        }
    }

    /** See {@link SessionAuditListener#rowRead}. */
    public static void rowRead(Object content) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.rowRead(content);
        }
    }

    /** See {@link SessionAuditListener#poolClosed}. */
    public static void poolClosed(Object content) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.poolClosed(content);
        }
    }

    /** See {@link SessionAuditListener#rowChanged}. */
    public static void rowChanged(Object content, Object resultSet) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.rowChanged(content, resultSet);
        }
    }

    /** See {@link SessionAuditListener#scope}. */
    public static void scope(String event, Object connection, String scope, int number) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.scope(event, connection, scope, number);
        }
    }

    /** See {@link SessionAuditListener#close}. */
    public static Object close(Object content, Object connection) {
        SessionAuditListener current = listener;
        return current == null ? null : current.close(content, connection);
    }

    /** See {@link SessionAuditListener#abort}. */
    public static Object abort(Object content, Object connection) {
        SessionAuditListener current = listener;
        return current == null ? null : current.abort(content, connection);
    }

    /** See {@link SessionAuditListener#closed}. */
    public static void closed(Object token, boolean aborted, Throwable thrown) {
        SessionAuditListener current = listener;
        if (current != null) {
            current.closed(token, aborted, thrown);
        }
    }
}
