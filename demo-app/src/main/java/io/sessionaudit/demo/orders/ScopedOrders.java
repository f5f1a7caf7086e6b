package io.sessionaudit.demo.orders;

import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import io.sessionaudit.demo.Borrows;
import io.sessionaudit.scope.Sessions;

/** The same orders through scopes: there is no closing, committing or rolling back left to be forgotten. */
public final class ScopedOrders implements OrderService {

    private final Sessions sessions;
    private final Borrows borrows;

    public ScopedOrders(DataSource dataSource, Borrows borrows) {
        this.sessions = Sessions.of(dataSource);
        this.borrows = borrows;
    }

    @Override
    public long place(Order order) throws SQLException, OutOfStockException {
        return Deadlocks.retry(
                () -> sessions.call(session -> OrderStatements.place(borrows.count(session.connection()), order)));
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
