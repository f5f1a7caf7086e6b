package io.sessionaudit.scope;

import java.sql.Connection;

import org.jspecify.annotations.Nullable;

/**
 * The events of scopes, for agents that instrument this class. Without an agent it does nothing.
 *
 * <p>An agent that weaves {@link #happened} receives the names, joins, attempts and hand-overs of sessions. This is the
 * only connection to an agent. Applications do not use this class.
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

    /** A scope with propagation {@code REQUIRES_NEW} is about to borrow a second connection; the connection is null. */
    public static final String REQUIRES_NEW = "requires-new";

    /** A scope has borrowed its connection; the number is the attempt, from 1. */
    public static final String OPENED = "opened";

    /** A scope has joined the session of the connection; the number is the nesting depth of scopes, from 2. */
    public static final String JOINED = "joined";

    /** A scope has set a savepoint in the session of the connection; the number is that of {@link #JOINED}. */
    public static final String NESTED = "nested";

    /** The thread hands the session of the connection over. */
    public static final String HANDED_OVER = "handed-over";

    /** The thread has adopted the session of the connection. */
    public static final String ADOPTED = "adopted";

    private ScopeEvents() {}

    /**
     * Called for each event of a scope, by its thread.
     *
     * @param event one of the constants of this class
     * @param connection the connection that the data source returned, or null
     * @param scope the name of the scope, or null if it has none
     * @param number the number that the event defines, or 0
     */
    public static void happened(String event, @Nullable Connection connection, @Nullable String scope, int number) {
        // Instrumented by agents.
    }
}
