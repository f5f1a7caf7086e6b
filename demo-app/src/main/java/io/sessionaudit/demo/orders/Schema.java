package io.sessionaudit.demo.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import io.sessionaudit.demo.Borrows;

/** The tables, dropped and created for each run. Their names start with {@code demo_}; no other table is changed. */
public final class Schema {

    public static final int CUSTOMERS = 200;
    public static final int ITEMS = 100;

    /** The one item that runs out: some orders must be refused. */
    public static final int RARE_ITEM = ITEMS + 1;

    public static final int STOCK = 1_000_000;
    public static final int RARE_STOCK = 25;

    private static final List<String> DEFINITIONS = List.of(
            "DROP TABLE IF EXISTS demo_order_line, demo_order, demo_item, demo_customer",
            "CREATE TABLE demo_customer (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL) ENGINE = InnoDB",
            "CREATE TABLE demo_item (id INT PRIMARY KEY, price_cents INT NOT NULL, stock INT NOT NULL) ENGINE = InnoDB",
            "CREATE TABLE demo_order (id BIGINT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL,"
                    + " total_cents BIGINT NOT NULL, FOREIGN KEY (customer_id) REFERENCES demo_customer (id))"
                    + " ENGINE = InnoDB",
            "CREATE TABLE demo_order_line (order_id BIGINT NOT NULL, item_id INT NOT NULL, quantity INT NOT NULL,"
                    + " PRIMARY KEY (order_id, item_id), FOREIGN KEY (order_id) REFERENCES demo_order (id),"
                    + " FOREIGN KEY (item_id) REFERENCES demo_item (id)) ENGINE = InnoDB");

    private Schema() {}

    /** Drops what an earlier run left, creates the tables and fills customers and stock. */
    public static void create(DataSource dataSource, Borrows borrows) throws SQLException {
        // A connection for each step: DDL is slow, and a connection should not be held for long.
        for (String definition : DEFINITIONS) {
            try (Connection connection = borrows.count(dataSource.getConnection());
                    Statement statement = connection.createStatement()) {
                statement.execute(definition);
            }
        }
        fill(dataSource, borrows, Schema::insertCustomers);
        fill(dataSource, borrows, Schema::insertItems);
    }

    private static void fill(DataSource dataSource, Borrows borrows, Filling filling) throws SQLException {
        try (Connection connection = borrows.count(dataSource.getConnection())) {
            connection.setAutoCommit(false);
            try {
                filling.insert(connection);
                connection.commit();
            } catch (SQLException failure) {
                Rollback.after(failure, connection);
                throw failure;
            }
        }
    }

    private static void insertCustomers(Connection connection) throws SQLException {
        String sql = "INSERT INTO demo_customer (id, name) VALUES (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int id = 1; id <= CUSTOMERS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "Customer " + id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertItems(Connection connection) throws SQLException {
        String sql = "INSERT INTO demo_item (id, price_cents, stock) VALUES (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int id = 1; id <= RARE_ITEM; id++) {
                insert.setInt(1, id);
                insert.setInt(2, 100 + 7 * id);
                insert.setInt(3, id == RARE_ITEM ? RARE_STOCK : STOCK);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private interface Filling {
        void insert(Connection connection) throws SQLException;
    }
}
