package io.sessionaudit.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BiFunction;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.demo.orders.JdbcOrders;
import io.sessionaudit.demo.orders.OrderService;
import io.sessionaudit.demo.orders.Schema;
import io.sessionaudit.demo.orders.ScopedOrders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkloadTest {

    /** Enough for the rare item to sell out. */
    private static final int ORDERS = 500;

    private final Borrows borrows = new Borrows();

    enum Service {
        HAND_WRITTEN(JdbcOrders::new),
        SCOPED(ScopedOrders::new);

        private final BiFunction<DataSource, Borrows, OrderService> constructor;

        Service(BiFunction<DataSource, Borrows, OrderService> constructor) {
            this.constructor = constructor;
        }
    }

    @ParameterizedTest
    @EnumSource
    void reducesStockBySalesAndNotByRejectedOrders(Service service) throws Exception {
        try (HikariDataSource pool = TestServer.pool()) {
            Watched watched = new Watched(pool);
            Schema.create(watched.dataSource(), borrows);
            OrderService orders = service.constructor.apply(watched.dataSource(), borrows);

            OrderCounts tally = Workload.run(orders, 0, ORDERS);

            assertThat(tally.placed() + tally.rejected()).isEqualTo(ORDERS);
            assertThat(tally.rejected()).isPositive();
            assertThat(orders.sales().orders()).isEqualTo(tally.placed());
            assertThat(number(pool, ORDERS_WITHOUT_LINES)).isZero();
            assertThat(number(pool, ITEMS_WHOSE_STOCK_IS_WRONG)).isZero();
            assertThat(number(pool, "SELECT SUM(stock < 0) FROM demo_item")).isZero();
            assertThat(watched.loans())
                    .hasSize(Math.toIntExact(borrows.total()))
                    .allMatch(Loan::closed)
                    .noneMatch(Loan::nested);
        }
    }

    @Test
    void worksForAGivenDuration() throws Exception {
        try (HikariDataSource pool = TestServer.pool()) {
            Schema.create(pool, borrows);
            OrderCounts tally = Workload.run(new JdbcOrders(pool, borrows), 0, Duration.ofMillis(300));

            assertThat(tally.placed()).isPositive();
            assertThat(tally.nanos())
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
        }
    }

    private static final String ORDERS_WITHOUT_LINES =
            "SELECT COUNT(*) FROM demo_order WHERE id NOT IN (SELECT order_id FROM demo_order_line)";

    private static final String ITEMS_WHOSE_STOCK_IS_WRONG = "SELECT COUNT(*) FROM demo_item i WHERE stock + "
            + "(SELECT COALESCE(SUM(quantity), 0) FROM demo_order_line l WHERE l.item_id = i.id) <> "
            + "IF(id = " + Schema.RARE_ITEM + ", " + Schema.RARE_STOCK + ", " + Schema.STOCK + ")";

    private static long number(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
