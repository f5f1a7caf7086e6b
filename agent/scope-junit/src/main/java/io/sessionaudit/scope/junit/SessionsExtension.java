package io.sessionaudit.scope.junit;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.sessionaudit.scope.Session;
import io.sessionaudit.scope.Sessions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs each test in a session that is rolled back when the test ends, and fails a test that leaks a session.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SessionsExtension database = SessionsExtension.on(() -> pool);
 * @Test void placesAnOrder(Sessions sessions) throws SQLException { new Orders(sessions).place(order); }
 * }</pre>
 *
 * <p>Work through {@link #sessions()} on the test's thread joins the test's session, and so does work of libraries
 * through {@link #dataSource()}; it is never committed, and {@code afterCommit} hooks do not run. A {@code requiresNew}
 * scope and other threads have sessions of their own, which do commit.
 *
 * <p>A leak is a scope or a connection that the test, or one of its threads, left open. The failure contains the code
 * that opened it; if the test has failed already, it is suppressed in that failure. Leaked connections are closed, so
 * that the pool can lend them to the next test.
 *
 * <p>Thread-safety: safe, also for tests that run in parallel; each has its own session and leaks.
 */
public final class SessionsExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SessionsExtension.class);

    private final Loans loans;
    private final Sessions sessions;

    private SessionsExtension(Supplier<? extends DataSource> dataSource) {
        loans = new Loans(dataSource);
        sessions = Sessions.of(loans.dataSource());
    }

    /**
     * An extension for the tests of one class, or of one test instance.
     *
     * @param dataSource is called when the first connection is borrowed, so that another extension may create the data
     *     source
     * @return a new extension
     */
    public static SessionsExtension on(Supplier<? extends DataSource> dataSource) {
        return new SessionsExtension(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * The sessions to test with; a test may also take them as a parameter.
     *
     * @return always the same
     */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * The data source for code that wants one: it takes part in the test's session.
     *
     * @return always the same
     */
    public DataSource dataSource() {
        return sessions.dataSource();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        loans.forget();
        store(context).put(this, sessions.scope(context.getDisplayName()).open());
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        Session session = store(context).remove(this, Session.class);
        if (session == null) {
            return; // beforeEach failed
        }
        String scope = leftOpen(session);
        session.close();
        List<Loans.Loan> leaked = loans.closeLeaked();
        if (scope != null || !leaked.isEmpty()) {
            throw Leak.of(scope, leaked);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Sessions.class || type == Session.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sessions.class ? sessions : sessions.current();
    }

    /** {@return the code that opened a scope which is still open inside the test's session, or null} */
    private String leftOpen(Session session) {
        Session innermost = sessions.isActive() ? sessions.current() : session;
        return innermost == session ? null : innermost.origin();
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
