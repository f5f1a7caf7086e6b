package io.sessionaudit.demo.faults;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import io.sessionaudit.demo.Borrows;

/**
 * Executes every bug a known number of times, and independently: a bug that causes a second finding would prove nothing
 * about either. Bugs that leave connections open run on a thread each, bugs that exhaust a pool have a pool of their
 * own, and bugs that take long run in parallel with the others.
 */
public final class FaultyRun {

    private static final int SECOND_SESSIONS = 5;
    private static final int UNCOMMITTED_CLOSES = 6;
    private static final int USES_AFTER_CLOSE = 3;
    private static final int DOUBLE_CLOSES = 4;
    private static final int FOREIGN_THREADS = 3;
    private static final int CONCURRENT_USES = 2;
    private static final int SELF_DEADLOCKS = 2;
    private static final int STATES_LEFT = 2;
    private static final int UNCLOSED_AT_POOL_CLOSE = 2;
    private static final int STARVED = 2;
    private static final int IDLE_IN_TRANSACTION = 2;
    private static final int HELD = 2;
    private static final int ABANDONED = 3;
    private static final int ORPHANED = 4;
    private static final int UNCLOSED_AT_EXIT = 2;

    private static final int COLLECTIONS = 4;
    private static final long BETWEEN_COLLECTIONS_MILLIS = 150;
    private static final long UNTIL_THE_JANITOR_COMES_MILLIS = 750;

    private final Offences offences;
    private final FaultyOrders orders;
    private final ForgottenConnections forgotten;
    private final SlowNeighbours neighbours;
    private final SharedConnections shared;
    private final FaultyReports reports;

    /**
     * @param dataSource the application's pool
     * @param url the JDBC URL for the small pools of some bugs
     */
    public FaultyRun(DataSource dataSource, String url, Borrows borrows) {
        offences = new Offences(borrows);
        orders = new FaultyOrders(dataSource, offences);
        forgotten = new ForgottenConnections(dataSource, offences);
        neighbours = new SlowNeighbours(dataSource, offences);
        shared = new SharedConnections(dataSource, offences);
        reports = new FaultyReports(new SmallPools(url), offences);
    }

    /** Makes the bugs. The JVM should end right after this: some connections are left open for it. */
    public void run() throws SQLException, InterruptedException {
        List<Crew> slow = List.of(
                Crew.begin("mail", HELD, neighbours::held),
                Crew.begin("payment", IDLE_IN_TRANSACTION, neighbours::idleInTransaction),
                Crew.begin("screen", CONCURRENT_USES, shared::concurrentUse),
                Crew.begin("report", FaultyReports.AT_ONCE, reports::longReport),
                Crew.begin("impatient", STARVED, reports::starved));
        quickOnes();
        Crew forgetful = abandon();
        orphan();
        for (Crew crew : slow) {
            crew.awaitDone();
            crew.dismiss();
        }
        reports.close();
        forgetful.dismiss();
        // Never dismissed: their connections are open when the JVM ends, not when their threads end.
        Crew.start("keeper", UNCLOSED_AT_EXIT, forgotten::unclosedAtExit);
    }

    /** One line per bug: its method, its count, its source. */
    public List<String> lines() {
        return offences.lines();
    }

    private void quickOnes() throws SQLException, InterruptedException {
        repeat(SECOND_SESSIONS, number -> orders.secondSession());
        repeat(UNCOMMITTED_CLOSES, orders::uncommittedClose);
        repeat(USES_AFTER_CLOSE, orders::useAfterClose);
        repeat(DOUBLE_CLOSES, orders::doubleClose);
        repeat(FOREIGN_THREADS, shared::foreignThread);
        repeat(SELF_DEADLOCKS, reports::selfDeadlock);
        repeat(STATES_LEFT, reports::stateLeftChanged);
        repeat(UNCLOSED_AT_POOL_CLOSE, reports::unclosedAtPoolClose);
    }

    private static void repeat(int times, Crew.Task task) throws SQLException, InterruptedException {
        for (int number = 1; number <= times; number++) {
            task.run(number);
        }
    }

    /** The threads end long after their leaked connections are collected, so that these are not orphaned. */
    private Crew abandon() throws SQLException, InterruptedException {
        Crew forgetful = Crew.start("forgetful", ABANDONED, forgotten::abandoned);
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            Thread.sleep(BETWEEN_COLLECTIONS_MILLIS);
        }
        return forgetful;
    }

    private void orphan() throws SQLException, InterruptedException {
        Crew.start("parent", ORPHANED, forgotten::orphaned).dismiss();
        Thread.sleep(UNTIL_THE_JANITOR_COMES_MILLIS);
        forgotten.janitor();
    }
}
