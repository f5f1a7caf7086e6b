package io.sessionaudit.demo.faults;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import io.sessionaudit.demo.Borrows;

/**
 * Makes every bug of {@link FaultyOrders} a known number of times, and takes care that each comes alone: a bug that drags
 * a second one along proves nothing about either. So those that leave connections open do so on a thread each, and none
 * but {@code held} leaves one open for a second.
 */
public final class FaultyRun {

    private static final int SECOND_SESSIONS = 5;
    private static final int UNCOMMITTED_CLOSES = 6;
    private static final int HELD = 2;
    private static final int ABANDONED = 3;
    private static final int ORPHANED = 4;
    private static final int UNCLOSED_AT_EXIT = 2;

    private static final int COLLECTIONS = 4;
    private static final long BETWEEN_COLLECTIONS_MILLIS = 150;
    private static final long UNTIL_THE_JANITOR_COMES_MILLIS = 750;

    private final Offences offences;
    private final FaultyOrders orders;

    public FaultyRun(DataSource dataSource, Borrows borrows) {
        offences = new Offences(borrows);
        orders = new FaultyOrders(dataSource, offences);
    }

    /** Makes the bugs. The JVM should end right after this: some connections are left open for it. */
    public void run() throws SQLException, InterruptedException {
        for (int time = 0; time < SECOND_SESSIONS; time++) {
            orders.secondSession();
        }
        for (int time = 1; time <= UNCOMMITTED_CLOSES; time++) {
            orders.uncommittedClose(time);
        }
        Crew.start("mail", HELD, orders::held).dismiss();
        abandon();
        orphan();
        // Nobody dismisses these: their connections are lost with the JVM, not with their threads.
        Crew.start("keeper", UNCLOSED_AT_EXIT, orders::unclosedAtExit);
    }

    /** One line a bug: its method, how often, where. */
    public List<String> lines() {
        return offences.lines();
    }

    /** The threads outlive what they forgot, so that it is lost by garbage collection and by nothing else. */
    private void abandon() throws SQLException, InterruptedException {
        Crew forgetful = Crew.start("forgetful", ABANDONED, orders::abandoned);
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            Thread.sleep(BETWEEN_COLLECTIONS_MILLIS);
        }
        forgetful.dismiss();
    }

    private void orphan() throws SQLException, InterruptedException {
        Crew.start("parent", ORPHANED, orders::orphaned).dismiss();
        Thread.sleep(UNTIL_THE_JANITOR_COMES_MILLIS);
        orders.janitor();
    }
}
