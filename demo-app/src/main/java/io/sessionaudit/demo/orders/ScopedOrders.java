package io.sessionaudit.demo.orders;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import javax.sql.DataSource;

import io.sessionaudit.demo.Borrows;
import io.sessionaudit.scope.Retry;
import io.sessionaudit.scope.Scope;
import io.sessionaudit.scope.Sessions;

/** The same orders through scopes: there is no closing, committing or rolling back left to be forgotten. */
public final class ScopedOrders implements OrderService {

    /** Orders take their items in any order, so now and then two of them wait for each other. */
    private static final Retry DEADLOCKS = Retry.attempts(20).backoff(Duration.ofMillis(1), Duration.ofMillis(20));

    private final Sessions sessions;
    private final Scope placing;
    private final Borrows borrows;

    public ScopedOrders(DataSource dataSource, Borrows borrows) {
        this.sessions = Sessions.of(dataSource);
        this.placing = sessions.scope("place order").retry(DEADLOCKS);
        this.borrows = borrows;
    }

    @Override
    public long place(Order order) throws SQLException, OutOfStockException {
        return placing.call(session -> OrderStatements.place(borrows.count(session.connection()), order));
    }

    @Override
    public Optional<PlacedOrder> find(long id) throws SQLException {
        return sessions.call(session -> OrderQueries.find(borrows.count(session.connection()), id));
    }

    @Override
    public int stock(int item) throws SQLException {
        return sessions.call(session -> OrderQueries.stock(borrows.count(session.connection()), item));
    }

    @Override
    public Sales sales() throws SQLException {
        return sessions.call(session -> OrderQueries.sales(borrows.count(session.connection())));
    }
}
