package io.sessionaudit.core.finding;

import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.jdbc.ConnectionState;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.CapturedCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which findings are raised about code of libraries. */
class LibraryFindingsTest {
    private static final String GET = "com.zaxxer.hikari.HikariDataSource.getConnection";
    private static final String CLOSE = "com.zaxxer.hikari.pool.ProxyConnection.close";
    private static final String USE = "com.zaxxer.hikari.pool.ProxyConnection.createStatement";
    private static final String QUARTZ = "org.quartz.impl.jdbcjobstore.JobStoreSupport.run";
    private static final String HIBERNATE = "org.hibernate.resource.jdbc.LogicalConnection.release";
    private static final String SPRING = "org.springframework.jdbc.core.ResultSetSpliterator.tryAdvance";
    private static final String AGROAL = "io.agroal.pool.ConnectionHandler.transactionEnd";
    private static final String APPLICATION = "com.acme.Orders.find";

    private final ManualClock clock = new ManualClock();
    private final TestSessions sessions = new TestSessions(clock);
    private final Owner owner = Owner.of(Thread.currentThread(), false);
    private final Ledger ledger =
            new Ledger(new LogWriter(OutputStream.nullOutputStream()), clock, BacktraceReader.UNREADABLE);

    @Test
    void secondSessionNeedsCodeOfTheApplicationOnOneStack() {
        Session library = opened(GET, QUARTZ);
        Session application = opened(GET, HIBERNATE, APPLICATION);

        assertThat(holds(SecondSession.logged(library, opened(GET, QUARTZ), 2, 0)))
                .isFalse();
        assertThat(holds(SecondSession.logged(library, application, 2, 0))).isTrue();
        assertThat(holds(SecondSession.logged(application, library, 2, 0))).isTrue();
        assertThat(holds(SecondSession.logged(library, opened(), 2, 0))).isTrue();
    }

    @Test
    void doubleCloseOfTwoLibrariesIsNotRaised() {
        assertThat(closedTwice(call(CLOSE, AGROAL, APPLICATION), HIBERNATE, APPLICATION))
                .isFalse();
        assertThat(closedTwice(null, HIBERNATE, APPLICATION)).isFalse();
        assertThat(closedTwice(call(CLOSE, APPLICATION), HIBERNATE, APPLICATION))
                .isTrue();
        assertThat(closedTwice(call(CLOSE, HIBERNATE, APPLICATION), APPLICATION))
                .isTrue();
        assertThat(closedTwice(null, APPLICATION)).isTrue();
    }

    @Test
    void useAfterCloseByLibraryIsRaisedIfTheApplicationCallsIt() {
        assertThat(used(SPRING, APPLICATION)).isTrue();
        assertThat(used(QUARTZ)).isFalse();
    }

    @Test
    void confinementNeedsCodeOfTheApplicationOnOneStack() {
        Session session = opened(GET, APPLICATION);

        assertThat(holds(ThreadConfinement.foreignThread(session, call(USE, QUARTZ), call(USE, QUARTZ), 0)))
                .isFalse();
        assertThat(holds(ThreadConfinement.foreignThread(
                        session, call(USE, QUARTZ), call(USE, HIBERNATE, APPLICATION), 0)))
                .isTrue();
        assertThat(holds(ThreadConfinement.concurrentUse(session, call(USE, QUARTZ), call(USE, QUARTZ), 0)))
                .isFalse();
        assertThat(holds(ThreadConfinement.concurrentUse(session, call(USE, QUARTZ), call(), 0)))
                .isFalse();
        assertThat(holds(ThreadConfinement.concurrentUse(
                        session, call(USE, HIBERNATE, APPLICATION), call(USE, QUARTZ), 0)))
                .isTrue();
    }

    @Test
    void heldByLibraryAloneIsNotRaised() {
        assertThat(held(opened(GET, QUARTZ), "java.lang.Object.wait", QUARTZ)).isFalse();
        assertThat(held(opened(GET, QUARTZ), "java.lang.Object.wait", APPLICATION))
                .isTrue();
        assertThat(held(opened(GET, QUARTZ, APPLICATION), "java.lang.Object.wait", QUARTZ))
                .isTrue();
        assertThat(held(opened(GET, QUARTZ))).isTrue();
    }

    @Test
    void harmIsReportedWithTheNameOfTheLibrary() {
        Session session = opened(GET, QUARTZ);
        Finding changed = StateLeftChanged.of(session, ConnectionState.ISOLATION, "2", "8", 0);

        assertThat(holds(changed)).isTrue();
        assertThat(changed.wording().render(ledger, new LinkedHashMap<>()).found())
                .startsWith("The session opened at " + QUARTZ + "(X.java:7) (by Quartz itself) was closed with");
        assertThat(holds(LostFindings.abandoned(session, 0))).isTrue();
    }

    @Test
    void stackThatMayBeTruncatedMayContainTheApplication() {
        String[] frames = new String[1024];
        Arrays.fill(frames, QUARTZ);
        Session deep = opened(frames);

        assertThat(holds(SecondSession.logged(deep, deep, 2, 0))).isTrue();
    }

    private boolean closedTwice(CapturedCall first, String... second) {
        Session session = sessions.end(opened(GET, APPLICATION), SessionEnd.CLOSED);
        session.postCloseState().setClosing(first);
        String[] frames = new String[second.length + 1];
        frames[0] = CLOSE;
        System.arraycopy(second, 0, frames, 1, second.length);
        return holds(AfterCloseFindings.closedAgain(session, call(frames), 0));
    }

    private boolean used(String... callers) {
        Session session = sessions.end(opened(GET, APPLICATION), SessionEnd.CLOSED);
        String[] frames = new String[callers.length + 1];
        frames[0] = USE;
        System.arraycopy(callers, 0, frames, 1, callers.length);
        return holds(AfterCloseFindings.used(session, call(frames), new SQLException(), 0));
    }

    private boolean held(Session session, String... now) {
        StackTraceElement[] frames = now.length == 0 ? null : stack(now).getStackTrace();
        return holds(Held.of(session, SessionActivity.IDLE, 9, 9, 5, frames, Thread.State.WAITING, 1, 0));
    }

    private boolean holds(Finding finding) {
        return finding.holds(ledger);
    }

    private Session opened(String... frames) {
        SessionOrigin origin = new SessionOrigin(owner, sessions.source(), "worker-1");
        return new Session(new Object(), origin, clock.nanoTime(), frames.length == 0 ? null : stack(frames));
    }

    private static CapturedCall call(String... frames) {
        return new CapturedCall(frames.length == 0 ? null : stack(frames), "worker-1", 1);
    }

    private static Throwable stack(String... frames) {
        Throwable stack = new Throwable();
        stack.setStackTrace(
                Arrays.stream(frames).map(LibraryFindingsTest::frame).toArray(StackTraceElement[]::new));
        return stack;
    }

    private static StackTraceElement frame(String name) {
        int dot = name.lastIndexOf('.');
        return new StackTraceElement(name.substring(0, dot), name.substring(dot + 1), "X.java", 7);
    }
}
