package io.sessionaudit.demo.faults;

import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.demo.Borrows;
import io.sessionaudit.demo.Loan;
import io.sessionaudit.demo.TestServer;
import io.sessionaudit.demo.Watched;
import io.sessionaudit.demo.orders.JdbcOrders;
import io.sessionaudit.demo.orders.SampleOrders;
import io.sessionaudit.demo.orders.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaultyRunTest {

    private static final Borrows BORROWS = new Borrows();

    private static HikariDataSource pool;
    private static Watched watched;
    private static FaultyRun bugs;
    private static long ordersBefore;
    private static long ordersAfter;

    @BeforeAll
    static void makeTheBugs() throws Exception {
        pool = TestServer.pool();
        Schema.create(pool, new Borrows());
        JdbcOrders orders = new JdbcOrders(pool, new Borrows());
        orders.place(SampleOrders.number(1));
        ordersBefore = orders.sales().orders();
        watched = new Watched(pool);
        bugs = new FaultyRun(watched.dataSource(), BORROWS);
        bugs.run();
        ordersAfter = orders.sales().orders();
    }

    @AfterAll
    static void closeThePool() {
        pool.close();
    }

    @Test
    void countsEveryBorrow() {
        assertThat(watched.loans()).hasSize(Math.toIntExact(BORROWS.total()));
    }

    @Test
    void opensASecondSessionFiveTimesAndNowhereElse() {
        assertThat(watched.loans())
                .filteredOn(Loan::nested)
                .hasSize(5)
                .allMatch(loan -> loan.method().equals("secondSession"));
        assertThat(loansOf("secondSession")).hasSize(10).allMatch(Loan::closed);
    }

    @Test
    void forgetsTheCommitSixTimesAndLosesTheOrders() {
        assertThat(loansOf("uncommittedClose")).hasSize(6).allMatch(Loan::closed);
        assertThat(ordersAfter).isEqualTo(ordersBefore);
    }

    @Test
    void holdsTwoConnectionsForMoreThanASecond() {
        assertThat(loansOf("held")).hasSize(2).allMatch(loan -> loan.duration().compareTo(Duration.ofSeconds(1)) > 0);
    }

    @Test
    void abandonsThreeConnectionsToTheGarbageCollector() {
        assertThat(loansOf("abandoned")).hasSize(3).allMatch(Loan::lost);
    }

    @Test
    void closesFourConnectionsLongAfterTheirThreadsEnded() {
        assertThat(loansOf("orphaned"))
                .hasSize(4)
                .allMatch(Loan::closed)
                .noneMatch(loan -> loan.thread().isAlive())
                .allMatch(loan -> loan.duration().compareTo(Duration.ofMillis(700)) > 0);
    }

    @Test
    void keepsTwoConnectionsOpenOnLivingThreads() {
        assertThat(loansOf("unclosedAtExit"))
                .hasSize(2)
                .noneMatch(Loan::closed)
                .noneMatch(Loan::lost)
                .allMatch(loan -> loan.thread().isAlive());
    }

    @Test
    void saysWhichBugWasMadeHowOftenAndWhere() {
        assertThat(bugs.lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches(bug("secondSession", 5)),
                        line -> assertThat(line).matches(bug("uncommittedClose", 6)),
                        line -> assertThat(line).matches(bug("held", 2)),
                        line -> assertThat(line).matches(bug("abandoned", 3)),
                        line -> assertThat(line).matches(bug("orphaned", 4)),
                        line -> assertThat(line).matches(bug("unclosedAtExit", 2)));
    }

    private static String bug(String method, int times) {
        return "bug: " + method + " +" + times + " times at .*\\." + method + "\\(FaultyOrders\\.java:\\d+\\)";
    }

    private static List<Loan> loansOf(String method) {
        return watched.loans().stream()
                .filter(loan -> loan.method().equals(method))
                .toList();
    }
}
