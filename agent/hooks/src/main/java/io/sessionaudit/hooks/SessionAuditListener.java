package io.sessionaudit.hooks;

/**
 * Receives the calls of instrumented code. This class does nothing and is installed while there is no audit; the
 * agent's listener overrides every method.
 *
 * <p>Methods come in pairs for one call of the application: the first is called before it and returns a token, the
 * second is called after it with that token and with the exception of the call, or null. If the first returns null, the
 * call is irrelevant, for example because the object belongs to no session or because the call is nested in another
 * call on the same session; the second method is then not called.
 *
 * <p>The content of an object is what the agent has attached to it, such as the session of a connection. Instrumented
 * code reads it from the field that was added to the object's class, or calls {@link #content} or {@link #contentOf}.
 * It is not null unless a method documents it.
 *
 * <p>Called on the application's threads. Instrumented code suppresses every exception of an implementation.
 */
public class SessionAuditListener {
    /** Does nothing. */
    public SessionAuditListener() {}

    /** {@return the content of an object whose class has no added field, or null} */
    public Object content(Object target) {
        return null;
    }

    /**
     * {@return the content of an object, or null if it has none or has not the role} For methods that classes without
     * the role inherit, too.
     *
     * @param role the bit of the role that the object must have
     */
    public Object contentOf(Object target, int role) {
        return null;
    }

    /**
     * {@return the object, or null if it has not the role} For methods that classes without the role inherit, too.
     *
     * @param role the bit of the role that the object must have
     */
    public Object inRole(Object target, int role) {
        return null;
    }

    /**
     * Before a data source or {@code DriverManager} returns a connection.
     *
     * @param source the {@code DataSource}, or the URL passed to {@code DriverManager}
     * @param declaringClass the name of the class that declares the method; null for {@code DriverManager}
     * @param returnType the name of the method's return type; null if the method has parameters, and for {@code
     *     DriverManager}
     * @return a token, a {@link SessionAuditRefusal}, a {@link SessionAuditAnswer} with a connection, or null
     */
    public Object borrow(Object source, String declaringClass, String returnType) {
        return null;
    }

    /** After the data source has returned a connection or thrown. */
    public void borrowed(Object token, Object source, Object connection, Throwable thrown) {}

    /**
     * Before a source creates an object that returns connections on its behalf, such as a {@code PooledConnection} or a
     * {@code ConnectionBuilder}. Connections that it opens during this call are physical.
     *
     * @return a token, or null
     */
    public Object derive(Object source) {
        return null;
    }

    /** After the source has created that object or thrown. */
    public void derived(Object token, Object source, Object product, Throwable thrown) {}

    /**
     * After the thread has started ({@code XAResource.start}) or ended its work for a branch of a global transaction.
     */
    public void branch(Object resource, boolean started) {}

    /** After a branch of a global transaction was committed, rolled back or forgotten ({@code XAResource}). */
    public void branchSettled(Object resource) {}

    /**
     * Before a method of a connection or statement that uses the session.
     *
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    public Object call(Object content) {
        return null;
    }

    /**
     * Before a method of a connection that uses the session and only reads facts about the database, such as {@code
     * getMetaData}.
     *
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    public Object inspect(Object content) {
        return null;
    }

    /**
     * Before a method that only queries the connection, such as {@code isValid}, which every thread may call.
     *
     * @return a token, or null
     */
    public Object query(Object content) {
        return null;
    }

    /**
     * Before a method of a connection that sets a property which may outlast the session.
     *
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    public Object setProperty(Object content, Object connection, String method) {
        return null;
    }

    /** After that method; after {@code setAutoCommit}, {@link #autoCommitSet} is called instead. */
    public void propertySet(Object token, Object connection, String method, Object value, Throwable thrown) {}

    /**
     * A method of a connection has returned an object through which the application can bypass the session: the wrapped
     * connection, or the meta data. Called before {@link #called}.
     */
    public void exposed(Object token, Object connection, Object product) {}

    /** After {@code Statement.getConnection}. */
    public void connectionExposed(Object content, Object connection) {}

    /** After a call that has no other method for its end. */
    public void called(Object token, Throwable thrown) {}

    /** After {@code Connection.commit()}. */
    public void committed(Object token, Throwable thrown) {}

    /** After {@code Connection.rollback}; the savepoint is null if the whole transaction was rolled back. */
    public void rolledBack(Object token, Object savepoint, Throwable thrown) {}

    /** After {@code Connection.setSavepoint}. */
    public void savepointSet(Object token, Object savepoint, Throwable thrown) {}

    /** After {@code Connection.setAutoCommit}. */
    public void autoCommitSet(Object token, boolean autoCommit, Throwable thrown) {}

    /**
     * A connection has created a statement.
     *
     * @param sql the SQL that it was prepared with, or null
     */
    public void statementMade(Object token, Object connection, Object statement, String sql) {}

    /**
     * Before a statement is executed.
     *
     * @param sql the SQL to execute, or null for the SQL that it was prepared with
     * @return a token, a {@link SessionAuditRefusal}, or null
     */
    public Object execute(Object content, String sql) {
        return null;
    }

    /**
     * After a statement was executed.
     *
     * @param content the statement's content after the execution; may be null
     * @param result the return value: a {@code Boolean}, a {@code Number}, an array of counts, or a result set
     */
    public void executed(Object token, Object content, Object statement, String sql, Object result, Throwable thrown) {}

    /** After SQL was added to a statement's batch. */
    public void batched(Object content, Object statement, String sql) {}

    /** After the application has read a statement's update count. */
    public void updateCountRead(Object content, Object statement, Number updates) {}

    /** After {@code Statement.getResultSet}. */
    public void resultSetRead(Object content, Object resultSet) {}

    /** After a row of a result set was read. */
    public void rowRead(Object content) {}

    /** After a data source was closed. */
    public void poolClosed(Object content) {}

    /** After a row was inserted, updated or deleted through an updatable result set; the content may be null. */
    public void rowChanged(Object content, Object resultSet) {}

    /**
     * An event of the scope API.
     *
     * @param event the name of the event, as defined by the scope API
     * @param connection the connection of the session, or null if there is none yet
     * @param scope the name of the scope, or null
     * @param number an attempt or a depth, depending on the event
     */
    public void scope(String event, Object connection, String scope, int number) {}

    /**
     * Before {@code close} of a connection.
     *
     * @param content may be null: connections that were opened before the agent was attached are closed, too
     * @return a token, a {@link SessionAuditAnswer} if the connection must stay open, or null
     */
    public Object close(Object content, Object connection) {
        return null;
    }

    /** Before {@code abort} of a connection; the content may be null. */
    public Object abort(Object content, Object connection) {
        return null;
    }

    /** After that close or abort. */
    public void closed(Object token, boolean aborted, Throwable thrown) {}
}
