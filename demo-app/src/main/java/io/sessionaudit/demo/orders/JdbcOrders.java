package io.sessionaudit.demo.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import io.sessionaudit.demo.Borrows;

/** Orders in plain JDBC, written as JDBC should be: closed always, committed or rolled back always. */
public final class JdbcOrders implements OrderService {

    private final DataSource dataSource;
    private final Borrows borrows;

    public JdbcOrders(DataSource dataSource, Borrows borrows) {
        this.dataSource = dataSource;
        this.borrows = borrows;
    }

    @Override
    public long place(Order order) throws SQLException, OutOfStockException {
        return Deadlocks.retry(() -> placeOnce(order));
    }

    private long placeOnce(Order order) throws SQLException, OutOfStockException {
        try (Connection connection = borrows.count(dataSource.getConnection())) {
            connection.setAutoCommit(false);
            try {
                long id = OrderStatements.place(connection, order);
                connection.commit();
                return id;
            } catch (SQLException | OutOfStockException | RuntimeException failure) {
                Rollback.after(failure, connection);
                throw failure;
            }
        }
    }

    @Override
    public Optional<PlacedOrder> find(long id) throws SQLException {
        try (Connection connection = borrows.count(dataSource.getConnection())) {
            return OrderQueries.find(connection, id);
        }
    }

    @Override
    public int stock(int item) throws SQLException {
        try (Connection connection = borrows.count(dataSource.getConnection())) {
            return OrderQueries.stock(connection, item);
        }
    }

    @Override
    public Sales sales() throws SQLException {
        try (Connection connection = borrows.count(dataSource.getConnection())) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                Sales sales = OrderQueries.sales(connection);
                connection.commit();
                return sales;
            } catch (SQLException failure) {
                Rollback.after(failure, connection);
                throw failure;
            }
        }
    }
}
