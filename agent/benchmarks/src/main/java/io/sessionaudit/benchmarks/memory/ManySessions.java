package io.sessionaudit.benchmarks.memory;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.sessionaudit.benchmarks.Connections;

/**
 * An application that has opened and closed sessions at a million sites, and has a hundred thousand open at another.
 * Prints the used heap after collections. Each site is a different sequence of two methods that call each other.
 */
public final class ManySessions {
    private static final int TURNS = 20;

    private final DataSource source = Connections.dataSource();

    private ManySessions() {}

    /**
     * Opens them.
     *
     * @param arguments how many places, how many sessions to hold
     */
    public static void main(String[] arguments) throws Exception {
        ManySessions application = new ManySessions();
        int places = Integer.parseInt(arguments[0]);
        try (Connection first = application.turn(0, TURNS);
                PreparedStatement statement = first.prepareStatement("SELECT name FROM item WHERE id = ?")) {
            statement.executeQuery().close(); // as applications do: it is known from here on that these are sessions
        }
        for (int place = 0; place < places; place++) {
            application.turn(place, TURNS).close();
        }
        List<Connection> held = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            held.add(application.turn(0, TURNS));
        }
        System.out.println(usedHeap());
        for (Connection connection : held) {
            connection.close();
        }
    }

    private Connection turn(int way, int left) throws SQLException {
        if (left == 0) {
            return source.getConnection();
        }
        return (way & 1) == 0 ? turn(way >> 1, left - 1) : otherTurn(way >> 1, left - 1);
    }

    private Connection otherTurn(int way, int left) throws SQLException {
        if (left == 0) {
            return source.getConnection();
        }
        return (way & 1) == 0 ? turn(way >> 1, left - 1) : otherTurn(way >> 1, left - 1);
    }

    /** Waits until the agent's threads have settled as well: the smallest of several readings. */
    private static long usedHeap() throws InterruptedException {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            System.gc();
            Thread.sleep(500);
            smallest = Math.min(
                    smallest,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return smallest;
    }
}
