package com.acme.orders;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.sessionaudit.junit.AllowOpenSession;
import io.sessionaudit.junit.ExpectFinding;
import io.sessionaudit.junit.MaxSessions;
import io.sessionaudit.junit.SessionAudit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A test whose name begins with fails has to fail, every other one has to pass. */
class LeakTest {
    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    });

    @Test
    void closes() throws Exception {
        Database.use();
    }

    @Test
    void failsForOpenSession() throws Exception {
        Database.query(Database.POOL.getConnection());
    }

    @Test
    void failsForOpenSessionOfTheApplication() throws Exception {
        Database.forget();
    }

    @Test
    void failsForConnectionOfDriverManager() throws Exception {
        Database.query(DriverManager.getConnection("jdbc:h2:mem:single"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct", "faulty", "correct again"})
    void failsForOneParameter(String value) throws Exception {
        if (value.equals("faulty")) {
            Database.forget();
        }
    }

    @TestFactory
    Stream<DynamicTest> dynamic() {
        return Stream.of(
                DynamicTest.dynamicTest("closes", Database::use),
                DynamicTest.dynamicTest("fails", Database::forget),
                DynamicTest.dynamicTest("closes again", Database::use));
    }

    @Nested
    class Inside {
        @Test
        void failsInNestedClass() throws Exception {
            Database.forget();
        }

        @Test
        void closes() throws Exception {
            Database.use();
        }
    }

    @Test
    void failsForThreadThatEnds() throws Exception {
        Thread thread = new Thread(() -> assertTrue(forgets()), "importer");
        thread.start();
        thread.join();
    }

    @Test
    void failsForTaskOfExecutor() throws Exception {
        WORKER.submit(LeakTest::forgets).get();
    }

    private static boolean forgets() {
        try {
            Database.forget();
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    @Test
    void closedByTaskAfterwards() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        WORKER.execute(() -> {
            try (Connection connection = Database.POOL.getConnection()) {
                opened.countDown(); // the test ends now
                for (int i = 0; i < 100; i++) {
                    Database.query(connection);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        opened.await();
    }

    @Test
    @AllowOpenSession
    void allowed() throws Exception {
        Database.forget();
    }

    @Test
    @MaxSessions(1)
    void failsForTooManySessions() throws Exception {
        nest();
    }

    @Test
    @MaxSessions(2)
    void staysWithinMaximum() throws Exception {
        nest();
        nest();
    }

    @Test
    @ExpectFinding("second-session")
    void raisesExpectedFinding() throws Exception {
        nest();
    }

    @Test
    @ExpectFinding("double-close")
    void failsForMissingFinding() throws Exception {
        Database.use();
    }

    @Test
    void countsSessions() throws Exception {
        Database.use();
        nest();
        SessionAudit audit = SessionAudit.current();
        assertEquals(3, audit.sessionsOpened());
        assertEquals(0, audit.sessionsOpen());
        assertEquals(2, audit.maxConcurrentSessions());
        assertEquals(3, audit.statements());
        assertEquals(3, audit.places().size(), () -> audit.places().toString());
        assertTrue(audit.places().keySet().stream().anyMatch(place -> place.startsWith("com.acme.orders.Database.use(")));
    }

    private static void nest() throws Exception {
        try (Connection outer = Database.POOL.getConnection();
                Connection inner = Database.POOL.getConnection()) {
            Database.query(outer);
            Database.query(inner);
        }
    }
}
