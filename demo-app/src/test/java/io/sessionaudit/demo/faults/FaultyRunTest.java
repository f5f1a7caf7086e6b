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

    /** Two each: long reports, waits for them, first connections of the self-deadlock, archive, imports. */
    private static final int OF_SMALL_POOLS = 10;

    private static HikariDataSource pool;
    private static Watched watched;
    private static FaultyRun bugs;
    private static long ordersBefore;
    private static long ordersAfter;
    private static int stockBefore;
    private static int stockAfter;

    @BeforeAll
    static void makeTheBugs() throws Exception {
        pool = TestServer.pool();
        Schema.create(pool, new Borrows());
        JdbcOrders orders = new JdbcOrders(pool, new Borrows());
        orders.place(SampleOrders.number(1));
        ordersBefore = orders.sales().orders();
        stockBefore = orders.stock(1);
        watched = new Watched(pool);
        bugs = new FaultyRun(watched.dataSource(), TestServer.url(), BORROWS);
        bugs.run();
        ordersAfter = orders.sales().orders();
        stockAfter = orders.stock(1);
    }

    @AfterAll
    static void closeThePool() {
        pool.close();
    }

    @Test
    void countsEveryBorrow() {
        assertThat(BORROWS.total()).isEqualTo(watched.loans().size() + OF_SMALL_POOLS);
    }

    @Test
    void opensSecondSessionFiveTimesAndNowhereElse() {
        assertThat(watched.loans())
                .filteredOn(Loan::nested)
                .hasSize(5)
                .allMatch(loan -> loan.method().equals("secondSession"));
        assertThat(loansOf("secondSession")).hasSize(10).allMatch(Loan::closed);
    }

    @Test
    void omitsCommitSixTimesAndLosesTheOrders() {
        assertThat(loansOf("uncommittedClose")).hasSize(6).allMatch(Loan::closed);
        assertThat(ordersAfter).isEqualTo(ordersBefore);
    }

    @Test
    void holdsTwoConnectionsForMoreThanThreeSeconds() {
        assertThat(loansOf("held")).hasSize(2).allMatch(loan -> loan.duration().compareTo(Duration.ofSeconds(3)) > 0);
    }

    @Test
    void waitsForPaymentTwiceWithinTransactionAndLosesNoStock() {
        assertThat(loansOf("idleInTransaction"))
                .hasSize(2)
                .allMatch(Loan::closed)
                .allMatch(loan -> loan.duration().compareTo(Duration.ofSeconds(2)) >= 0);
        assertThat(stockAfter).isEqualTo(stockBefore);
    }

    @Test
    void sharesFiveConnectionsAndClosesThem() {
        assertThat(loansOf("foreignThread")).hasSize(3).allMatch(Loan::closed);
        assertThat(loansOf("concurrentUse")).hasSize(2).allMatch(Loan::closed);
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
    void keepsTwoConnectionsOpenOnLiveThreads() {
        assertThat(loansOf("unclosedAtExit"))
                .hasSize(2)
                .noneMatch(Loan::closed)
                .noneMatch(Loan::lost)
                .allMatch(loan -> loan.thread().isAlive());
    }

    @Test
    void printsEachBugWithCountAndPlace() {
        assertThat(bugs.lines())
                .allMatch(line -> line.matches("bug: (\\w+) +\\d+ times at .*\\.\\1\\(\\w+\\.java:\\d+\\)"))
                .extracting(line -> line.replaceFirst("bug: (\\w+) +(\\d+) .*", "$1 $2"))
                .containsExactlyInAnyOrder(
                        "secondSession 5",
                        "uncommittedClose 6",
                        "useAfterClose 3",
                        "doubleClose 4",
                        "foreignThread 3",
                        "concurrentUse 2",
                        "selfDeadlock 2",
                        "stateLeftChanged 2",
                        "unclosedAtPoolClose 2",
                        "starved 2",
                        "idleInTransaction 2",
                        "held 2",
                        "abandoned 3",
                        "orphaned 4",
                        "unclosedAtExit 2");
    }

    private static List<Loan> loansOf(String method) {
        return watched.loans().stream()
                .filter(loan -> loan.method().equals(method))
                .toList();
    }
}
