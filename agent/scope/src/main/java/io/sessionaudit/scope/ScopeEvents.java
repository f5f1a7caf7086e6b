package io.sessionaudit.scope;

import java.sql.Connection;

/**
 * Where scopes tell whoever instruments this class what they do. On its own it does nothing.
 *
 * <p>An agent that finds this class by its name and adds code to {@link #happened} learns the names, joins, attempts and
 * hand-overs of sessions. There is no other link: this jar knows of no agent. An application has no use for it.
 *
 * <pre>{@code
 * // in an agent, with Byte Buddy
 * if (type.getName().equals("io.sessionaudit.scope.ScopeEvents"))
 *     builder.visit(Advice.to(Listening.class).on(named("happened")));
 * }</pre>
 *
 * <p>Thread-safety: stateless; called by the thread that the event is about.
 */
public final class ScopeEvents {

    /** A scope is about to borrow a second connection, as its propagation {@code REQUIRES_NEW} says; no connection yet. */
    public static final String REQUIRES_NEW = "requires-new";

    /** A scope has borrowed its connection; the number is that of the attempt, from 1. */
    public static final String OPENED = "opened";

    /** A scope has joined the session of the connection; the number is how deep scopes are nested in it, from 2. */
    public static final String JOINED = "joined";

    /** A scope has set a savepoint in the session of the connection; the number is as for {@link #JOINED}. */
    public static final String NESTED = "nested";

    /** The thread gives the session of the connection away. */
    public static final String HANDED_OVER = "handed-over";

    /** The thread has taken over the session of the connection. */
    public static final String ADOPTED = "adopted";

    private ScopeEvents() {}

    /**
     * Something has happened to a scope of this thread.
     *
     * @param event one of the constants of this class
     * @param connection the connection as the data source gave it, or null
     * @param scope the name of the scope, or null where it has none
     * @param number as the event says, or 0
     */
    public static void happened(String event, Connection connection, String scope, int number) {
        // Nothing: it is there to be instrumented.
    }
}
