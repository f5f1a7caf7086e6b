package io.sessionaudit.hooks;

/**
 * What instrumented code tells the agent. Each pair of methods stands for one call of the application: the first runs
 * before it and gives a token, the second runs after it and gets that token back, with what the call threw or null.
 *
 * <p>A null token means that the call is of no interest, because the object belongs to no session or because it is nested
 * in another call on the same session; the second method is then not called.
 *
 * <p>The content of an object is what the agent has attached to it, such as the session of a connection. The instrumented code reads it
 * from the field that was added to the object's class, or gets it by {@link #content} or {@link #contentOf}; it is never null unless a
 * method says so.
 *
 * <p>Called on the application's threads. Whatever an implementation throws is swallowed by the instrumented code.
 */
public interface SessionAuditListener {
    /** {@return the content of an object whose class has no field for it, or null} */
    Object content(Object target);

    /**
     * As {@link #content}, in a method that other classes than those of JDBC inherit, too.
     *
     * @param role the bit of the role that the object must have
     * @return the content, or null where the object has none or not the role
     */
    Object contentOf(Object target, int role);

    /**
     * Checks an object in a method that other classes than those of JDBC inherit, too.
     *
     * @param role the bit of the role that the object must have
     * @return the object, or null where it has not the role
     */
    Object inRole(Object target, int role);

    /**
     * A data source is asked for a connection.
     *
     * @param source the {@code DataSource}, or the URL given to {@code DriverManager}
     * @param method the class that declares the method, what it returns, and its parameters: {@code a.Pool
     *     java.sql.Connection()}; null for {@code DriverManager}
     * @return a token, a {@link SessionAuditRefusal}, a {@link SessionAuditAnswer} with a connection, or null
     */
    Object borrow(Object source, String method);

    /** The data source has answered with a connection, or thrown. */
    void borrowed(Object token, Object source, Object connection, Throwable thrown);

    /**
     * A source is asked for something that will hand out connections in its name, such as a {@code PooledConnection} or a
     * {@code ConnectionBuilder}. What it opens meanwhile are physical connections.
     *
     * @return a token, or null
     */
    Object derive(Object source);

    /** The source has answered with that, or thrown. */
    void derived(Object token, Object source, Object product, Throwable thrown);

    /** The thread has started ({@code XAResource.start}) or ended its work for a branch of a global transaction. */
    void branch(Object resource, boolean started);

    /** A branch of a global transaction was committed, rolled back or forgotten ({@code XAResource}). */
    void branchSettled(Object resource);

    /**
     * A method of a connection or statement that uses the session is called.
     *
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    Object call(Object content);

    /**
     * A method of a connection is called that uses the session and only reads what is behind it, such as {@code getMetaData}.
     *
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    Object inspect(Object content);

    /** A method of a connection that only asks something is called, such as {@code isValid}: lawful on every thread. */
    Object ask(Object content);

    /**
     * A method of a connection that sets a state which may outlive the session is called.
     *
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    Object setState(Object content, Object connection, String method);

    /** That method has returned; {@code setAutoCommit} is told as {@link #autoCommitSet}. */
    void recordState(Object token, Object connection, String method, Object value, Throwable thrown);

    /**
     * A method of a connection has given the application something that leads past it: what it wraps, or its meta data. Told
     * before {@link #called}.
     */
    void revealed(Object token, Object connection, Object product);

    /** The application has asked a statement for its connection. */
    void connectionShown(Object content, Object connection);

    /** That method has returned. */
    void called(Object token, Throwable thrown);

    /** {@code Connection.commit()} has returned. */
    void committed(Object token, Throwable thrown);

    /** {@code Connection.rollback} has returned; the savepoint is null where all was rolled back. */
    void rolledBack(Object token, Object savepoint, Throwable thrown);

    /** {@code Connection.setSavepoint} has returned. */
    void savepointSet(Object token, Object savepoint, Throwable thrown);

    /** {@code Connection.setAutoCommit} has returned. */
    void autoCommitSet(Object token, boolean autoCommit, Throwable thrown);

    /**
     * A connection has made a statement.
     *
     * @param sql the text it was prepared with, or null
     */
    void statementMade(Object token, Object connection, Object statement, String sql);

    /**
     * A statement is executed.
     *
     * @param sql the text to execute, or null for the text that it was prepared with
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    Object execute(Object content, String sql);

    /**
     * A statement has been executed.
     *
     * @param content what it has now; may be null
     * @param result what it returned: a {@code Boolean}, a {@code Number}, an array of counts, or a result set
     */
    void executed(Object token, Object content, Object statement, String sql, Object result, Throwable thrown);

    /** A text was added to a statement's batch. */
    void batched(Object content, Object statement, String sql);

    /** The application has read a statement's update count. */
    void updateCountRead(Object content, Object statement, Number updates);

    /** The application has asked a statement for its result set. */
    void resultSetRead(Object content, Object resultSet);

    /** A row of a result set was read. */
    void rowRead(Object content);

    /** A data source has been closed. */
    void poolClosed(Object content);

    /** A row was inserted, updated or deleted through an updatable result set; the content may be null. */
    void rowChanged(Object content, Object resultSet);

    /**
     * The scope API tells what one of its scopes does.
     *
     * @param event which, in the words of that API
     * @param connection the connection of the session, or null where there is none yet
     * @param scope the name of the scope, or null
     * @param number an attempt or a depth, as the event says
     */
    void scope(String event, Object connection, String scope, int number);

    /**
     * {@code close} of a connection is called.
     *
     * @param content may be null: connections from before the agent came are closed, too
     * @return a token, a {@link SessionAuditAnswer} where the connection is to stay open, or null
     */
    Object close(Object content, Object connection);

    /** {@code abort} of a connection is called; the content may be null. */
    Object abort(Object content, Object connection);

    /** That close or abort has returned. */
    void closed(Object token, boolean aborted, Throwable thrown);
}
