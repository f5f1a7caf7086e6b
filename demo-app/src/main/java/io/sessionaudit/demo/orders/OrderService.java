package io.sessionaudit.demo.orders;

import java.sql.SQLException;
import java.util.Optional;

/** Places and reads orders. Implementations are threadsafe and use one connection a thread at a time. */
public interface OrderService {

    /**
     * Stores an order and takes its items from the stock: all of it or nothing.
     *
     * @return the new order's number
     * @throws OutOfStockException if an item has run out
     */
    long place(Order order) throws SQLException, OutOfStockException;

    /** Finds a stored order by its number. */
    Optional<PlacedOrder> find(long id) throws SQLException;

    /** How many of an item are left. */
    int stock(int item) throws SQLException;

    /** What all orders together have brought in. */
    Sales sales() throws SQLException;
}
