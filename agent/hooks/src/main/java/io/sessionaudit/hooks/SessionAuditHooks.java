package io.sessionaudit.hooks;

import java.util.function.UnaryOperator;

/**
 * The static methods that instrumented code calls; they delegate to the installed listener.
 *
 * <p>Every class of the JVM can call these methods, so those that change or control the agent require what only an
 * agent has: an {@code Instrumentation}, or the key that an agent has passed to {@link #claim} together with one.
 *
 * <p>Thread-safe. The listener is never null: until {@link #install} and after {@link #uninstall} it is one that does
 * nothing. The methods are documented at {@link SessionAuditListener}.
 */
public final class SessionAuditHooks {
    /**
     * Set by woven code when a hook throws (usually {@code StackOverflowError} or {@code OutOfMemoryError}). While set,
     * a close may have been missed, so session state is unreliable. A field, because there may be no room on the stack
     * for a call.
     */
    public static volatile boolean failed;

    private static final SessionAuditListener NO_OP = new SessionAuditListener();

    private static volatile SessionAuditListener listener = NO_OP;
    private static final String INSTRUMENTATION = "sun.instrument.InstrumentationImpl";

    private static volatile String version;
    private static volatile UnaryOperator<String> control;
    private static Object key;

    private SessionAuditHooks() {}

    /** {@return the version of the agent that has defined these classes} */
    public static String version() {
        return version;
    }

    /**
     * Makes an agent the only one that can install listeners.
     *
     * @param instrumentation of the JVM; an application has none
     * @param agentKey an object that only the agent has
     * @param agentVersion the version of the agent
     * @throws SecurityException if it is no instrumentation of the JVM, or if an agent runs already
     */
    public static synchronized void claim(Object instrumentation, Object agentKey, String agentVersion) {
        requireInstrumentation(instrumentation);
        if (control != null || agentKey == null) {
            throw new SecurityException("the agent already runs");
        }
        key = agentKey;
        version = agentVersion;
    }

    /** {@return whether an agent runs} */
    public static boolean isRunning() {
        return control != null;
    }

    /**
     * Passes an argument to the running agent. For an agent that is loaded later: each agent has its own class loader,
     * and these classes are all that they share.
     *
     * @param instrumentation of the JVM; an application has none
     * @return the answer, or null if no agent runs
     * @throws SecurityException if it is no instrumentation of the JVM
     */
    public static String request(Object instrumentation, String argument) {
        requireInstrumentation(instrumentation);
        UnaryOperator<String> running = control;
        return running == null ? null : running.apply(argument);
    }

    /** Sets the function that handles the requests of later agents. */
    public static synchronized void setControl(Object agentKey, UnaryOperator<String> agentControl) {
        requireKey(agentKey);
        control = agentControl;
    }

    /**
     * Installs a listener in place of the current one.
     *
     * @param agentKey the key that was passed to {@link #claim}
     * @param next the listener, not null
     * @throws SecurityException if the key is another one
     */
    public static synchronized void install(Object agentKey, SessionAuditListener next) {
        requireKey(agentKey);
        listener = next;
    }

    /**
     * Installs the listener that does nothing.
     *
     * @param agentKey the key that was passed to {@link #claim}
     * @throws SecurityException if the key is another one
     */
    public static synchronized void uninstall(Object agentKey) {
        requireKey(agentKey);
        listener = NO_OP;
    }

    /** {@return whether a listener is the installed one} */
    public static boolean isInstalled(SessionAuditListener candidate) {
        return listener == candidate;
    }

    /** {@return the class name of the installed listener} */
    public static String listenerName() {
        return listener.getClass().getName();
    }

    static void requireInstrumentation(Object candidate) {
        // By name, because java.base does not read the module of the interface, and the class is not public. The boot
        // loader also defines proxies of the interface, under other names.
        if (candidate == null
                || candidate.getClass().getClassLoader() != null
                || !candidate.getClass().getName().equals(INSTRUMENTATION)) {
            throw new SecurityException("only an agent may do this");
        }
    }

    private static void requireKey(Object agentKey) {
        if (agentKey == null || agentKey != key) {
            throw new SecurityException("only the running agent may do this");
        }
    }

    /** See {@link SessionAuditListener#content}. */
    public static Object content(Object target) {
        return listener.content(target);
    }

    /** See {@link SessionAuditListener#contentOf}. */
    public static Object contentOf(Object target, int role) {
        return listener.contentOf(target, role);
    }

    /** See {@link SessionAuditListener#inRole}. */
    public static Object inRole(Object target, int role) {
        return listener.inRole(target, role);
    }

    /**
     * See {@link SessionAuditListener#borrow}.
     *
     * <p>Neither this method nor {@link #borrowed} is inlined into {@code getConnection}: a thread waits inside that
     * method, in a frame that includes everything inlined, and a waiting virtual thread keeps its stack on the heap.
     */
    @DontInline
    public static Object borrow(Object source, String declaringClass, String returnType) {
        return listener.borrow(source, declaringClass, returnType);
    }

    /** See {@link SessionAuditListener#borrowed}. */
    @DontInline
    public static void borrowed(Object token, Object source, Object connection, Throwable thrown) {
        listener.borrowed(token, source, connection, thrown);
    }

    /** See {@link SessionAuditListener#derive}. */
    public static Object derive(Object source) {
        return listener.derive(source);
    }

    /** See {@link SessionAuditListener#derived}. */
    public static void derived(Object token, Object source, Object product, Throwable thrown) {
        listener.derived(token, source, product, thrown);
    }

    /** See {@link SessionAuditListener#branchSettled}. */
    public static void branchSettled(Object resource) {
        listener.branchSettled(resource);
    }

    /** See {@link SessionAuditListener#branch}. */
    public static void branch(Object resource, boolean started) {
        listener.branch(resource, started);
    }

    /** See {@link SessionAuditListener#call}. */
    public static Object call(Object content) {
        return listener.call(content);
    }

    /** See {@link SessionAuditListener#inspect}. */
    public static Object inspect(Object content) {
        return listener.inspect(content);
    }

    /** See {@link SessionAuditListener#query}. */
    public static Object query(Object content) {
        return listener.query(content);
    }

    /** See {@link SessionAuditListener#setProperty}. */
    public static Object setProperty(Object content, Object connection, String method) {
        return listener.setProperty(content, connection, method);
    }

    /** See {@link SessionAuditListener#propertySet}. */
    public static void propertySet(Object token, Object connection, String method, Object value, Throwable thrown) {
        listener.propertySet(token, connection, method, value, thrown);
    }

    /** See {@link SessionAuditListener#connectionExposed}. */
    public static void connectionExposed(Object content, Object connection) {
        if (connection != null) {
            listener.connectionExposed(content, connection);
        }
    }

    /**
     * See {@link SessionAuditListener#exposed} and {@link SessionAuditListener#called}; the product is null after a
     * failure.
     */
    public static void exposed(Object token, Object connection, Object product, Throwable thrown) {
        SessionAuditListener current = listener;
        if (product != null) {
            current.exposed(token, connection, product);
        }
        current.called(token, thrown);
    }

    /** See {@link SessionAuditListener#called}. */
    public static void called(Object token, Throwable thrown) {
        listener.called(token, thrown);
    }

    /** See {@link SessionAuditListener#committed}. */
    public static void committed(Object token, Throwable thrown) {
        listener.committed(token, thrown);
    }

    /** See {@link SessionAuditListener#rolledBack}. */
    public static void rolledBack(Object token, Object savepoint, Throwable thrown) {
        listener.rolledBack(token, savepoint, thrown);
    }

    /** See {@link SessionAuditListener#savepointSet}. */
    public static void savepointSet(Object token, Object savepoint, Throwable thrown) {
        listener.savepointSet(token, savepoint, thrown);
    }

    /** See {@link SessionAuditListener#autoCommitSet}. */
    public static void autoCommitSet(Object token, boolean autoCommit, Throwable thrown) {
        listener.autoCommitSet(token, autoCommit, thrown);
    }

    /** See {@link SessionAuditListener#statementMade}, and {@link SessionAuditListener#called} after a failure. */
    public static void statementMade(Object token, Object connection, Object statement, String sql, Throwable thrown) {
        SessionAuditListener current = listener;
        if (thrown == null && statement != null) {
            current.statementMade(token, connection, statement, sql);
        } else {
            current.called(token, thrown);
        }
    }

    /** See {@link SessionAuditListener#execute}. */
    public static Object execute(Object content, String sql) {
        return listener.execute(content, sql);
    }

    /** See {@link SessionAuditListener#executed}. */
    public static void executed(
            Object token, Object content, Object statement, String sql, Object result, Throwable thrown) {
        listener.executed(token, content, statement, sql, result, thrown);
    }

    /** See {@link SessionAuditListener#batched}. */
    public static void batched(Object content, Object statement, String sql) {
        listener.batched(content, statement, sql);
    }

    /** See {@link SessionAuditListener#updateCountRead}. */
    public static void updateCountRead(Object content, Object statement, Number updates) {
        listener.updateCountRead(content, statement, updates);
    }

    /** See {@link SessionAuditListener#resultSetRead}. */
    public static void resultSetRead(Object content, Object resultSet) {
        listener.resultSetRead(content, resultSet);
    }

    /** See {@link SessionAuditListener#rowRead}. */
    public static void rowRead(Object content) {
        listener.rowRead(content);
    }

    /** See {@link SessionAuditListener#poolClosed}. */
    public static void poolClosed(Object content) {
        listener.poolClosed(content);
    }

    /** See {@link SessionAuditListener#rowChanged}. */
    public static void rowChanged(Object content, Object resultSet) {
        listener.rowChanged(content, resultSet);
    }

    /** See {@link SessionAuditListener#scope}. */
    public static void scope(String event, Object connection, String scope, int number) {
        listener.scope(event, connection, scope, number);
    }

    /** See {@link SessionAuditListener#close}. */
    public static Object close(Object content, Object connection) {
        return listener.close(content, connection);
    }

    /** See {@link SessionAuditListener#abort}. */
    public static Object abort(Object content, Object connection) {
        return listener.abort(content, connection);
    }

    /** See {@link SessionAuditListener#closed}. */
    public static void closed(Object token, boolean aborted, Throwable thrown) {
        listener.closed(token, aborted, thrown);
    }
}
