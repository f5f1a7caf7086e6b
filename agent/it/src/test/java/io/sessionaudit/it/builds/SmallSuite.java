package io.sessionaudit.it.builds;

import java.sql.Connection;
import java.sql.DriverManager;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of a class on the JUnit Platform, as build tools do, and prints how many have passed. */
final class SmallSuite {
    private static final int STOPPED = 3;

    private SmallSuite() {}

    /**
     * Runs it.
     *
     * @param arguments the name of the class
     */
    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(arguments[0]))
                                .build(),
                        summary);
        System.out.println("passed=" + summary.getSummary().getTestsSucceededCount());
    }

    static class Leaks {
        @Test
        void leaves() throws Exception {
            DriverManager.getConnection("jdbc:h2:mem:small").createStatement().execute("SELECT 42");
        }
    }

    static class Stops {
        @Test
        void stopsJvm() throws Exception {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:small")) {
                connection.createStatement().execute("SELECT 42");
                System.exit(STOPPED);
            }
        }
    }
}
