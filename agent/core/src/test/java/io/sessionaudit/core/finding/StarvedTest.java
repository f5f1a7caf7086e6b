package io.sessionaudit.core.finding;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.ledger.Ledger;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.KeptLoans;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.PoolSnapshot;
import io.sessionaudit.core.session.PoolSnapshot.Holder;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.CapturedCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

class StarvedTest {
    private static final StackTraceElement OPENS = frame("com.acme.Orders", "find", 20);
    private static final StackTraceElement WAITS = frame("com.acme.Orders", "find", 22);
    private static final StackTraceElement OTHER = frame("com.acme.Names", "load", 7);
    private static final StackTraceElement TASKS = frame("java.util.concurrent.ThreadPoolExecutor", "runWorker", 1136);
    private static final StackTraceElement MAIN = frame("com.acme.Main", "main", 5);

    private final ManualClock clock = new ManualClock();
    private final TestSessions sessions = new TestSessions(clock);
    private final Owner waiter = Owner.of(Thread.currentThread(), false);
    private final Owner other = Owner.of(Thread.currentThread(), true);
    private final List<Holder> holders = new ArrayList<>();
    private final Map<String, Object> evidence = new LinkedHashMap<>();
    private int lost;
    private int inUse = -1;
    private final List<KeptLoans.Loan> kept = new ArrayList<>();

    @Test
    void reportsErrorAndSufficientSizeIfNestedWorkBlocksItself() {
        holds(waiter, SessionActivity.WAITING, stack(OPENS, MAIN), stack(WAITS, MAIN));

        Message message = message(stack(WAITS, MAIN));

        assertThat(severity(message)).isEqualTo(Severity.ERROR);
        assertThat(message.found()).endsWith("so none can continue");
        assertThat(evidence).containsEntry("sufficient_size", 2).containsEntry("nesting", "nested");
    }

    @Test
    void reportsWarningWithoutSufficientSizeIfWorkHasLeftItsThread() {
        holds(waiter, SessionActivity.WAITING, stack(OPENS, TASKS), stack(OPENS, TASKS));

        Message message = message(stack(OPENS, TASKS));

        assertThat(severity(message)).isEqualTo(Severity.WARNING);
        assertThat(message.found())
                .contains("by work that has left its thread", "unless another thread takes up that work");
        assertThat(message.remedy())
                .contains("No pool size is sufficient: do not suspend or return while holding a connection");
        assertThat(evidence).containsEntry("nesting", "left").doesNotContainKey("sufficient_size");
    }

    @Test
    void reportsWarningIfWorkOfAnotherWaiterHasLeftItsThread() {
        holds(waiter, SessionActivity.WAITING, stack(OPENS, MAIN), stack(WAITS, MAIN));
        holds(other, SessionActivity.WAITING, stack(OPENS, TASKS), stack(OTHER, TASKS));

        assertThat(severity(message(stack(WAITS, MAIN)))).isEqualTo(Severity.WARNING);
        assertThat(evidence).containsEntry("nesting", "left").doesNotContainKey("sufficient_size");
    }

    @Test
    void reportsErrorWithoutSufficientSizeForLoop() {
        holds(waiter, SessionActivity.WAITING, stack(OPENS, MAIN), stack(OPENS, MAIN));

        Message message = message(stack(OPENS, MAIN));

        assertThat(severity(message)).isEqualTo(Severity.ERROR);
        assertThat(message.remedy()).contains("no pool size is sufficient for a loop");
        assertThat(evidence).containsEntry("nesting", "repeated").doesNotContainKey("sufficient_size");
    }

    @Test
    void claimsNoSufficientSizeIfConnectionsAreLost() {
        lost = 1;
        holds(waiter, SessionActivity.WAITING, stack(OPENS, MAIN), stack(WAITS, MAIN));

        assertThat(message(stack(WAITS, MAIN)).remedy())
                .contains("no pool size is sufficient while connections are lost");
        assertThat(evidence).doesNotContainKey("sufficient_size");
    }

    @Test
    void claimsNoSufficientSizeWithoutStack() {
        holds(waiter, SessionActivity.WAITING, null, stack(WAITS, MAIN));

        message(stack(WAITS, MAIN));

        assertThat(evidence).containsEntry("nesting", "unknown").doesNotContainKey("sufficient_size");
    }

    /** The sessions were handed over and have not been used yet. */
    @Test
    void reportsStarvedIfUnusedSessionMayBeHandedOver() {
        holds(waiter, SessionActivity.WAITING, stack(OPENS, TASKS), stack(OPENS, TASKS));
        holds(other, SessionActivity.IDLE, stack(OPENS, TASKS), stack(OTHER, TASKS));

        assertThat(finding(stack(OPENS, TASKS)).kind()).isEqualTo(FindingKind.STARVED);
    }

    @Test
    void reportsSelfDeadlockIfHeldSessionWasUsed() {
        Session used = holds(waiter, SessionActivity.WAITING, stack(OPENS, TASKS), stack(OPENS, TASKS));
        used.beginCall();
        used.endCall();
        holds(other, SessionActivity.IDLE, stack(OPENS, TASKS), stack(OTHER, TASKS));

        assertThat(finding(stack(OPENS, TASKS)).kind()).isEqualTo(FindingKind.SELF_DEADLOCK);
    }

    @Test
    void namesBothThreadsOfHandedOverSession() {
        Session session = holds(waiter, SessionActivity.IDLE, stack(OPENS, MAIN), stack(OTHER, MAIN));
        session.setOwner(other);
        holders.set(0, new Holder(session, other, SessionActivity.IDLE, 1_000_000_000, null));

        Message message = message(stack(WAITS, MAIN));

        assertThat(message.found())
                .contains("by thread " + Thread.currentThread().getName(), "by thread worker-1 and idle now");
        assertThat(evidence.get("holders").toString()).contains("opened_by=worker-1");
    }

    @Test
    void reportsConnectionsKeptByGlobalTransactions() {
        inUse = 2;
        kept.add(new KeptLoans.Loan(sessions.open("find"), "worker-7", TestSessions.stack("close")));

        Message message = message(stack(WAITS, MAIN));

        assertThat(message.found())
                .contains("the pool reports 2 of 10 in use, but 0 sessions are open")
                .contains("1 connections are kept by global transactions that have not ended")
                .contains("the last closed at com.acme.Orders.close(Orders.java:45) by thread worker-7");
        assertThat(message.remedy()).startsWith("End each global transaction");
        assertThat(evidence).containsEntry("in_use", 2).containsEntry("kept", 1);
        assertThat(evidence.get("kept_sessions").toString()).contains("closing_thread=worker-7");
    }

    @Test
    void countsHoldersByPlaceHoweverManyStacksLeadToIt() {
        for (int i = 0; i < 50; i++) {
            holds(other, SessionActivity.IDLE, stack(OPENS, frame("com.acme.Caller", "call" + i, 9), MAIN), null);
        }
        holds(other, SessionActivity.IDLE, stack(OTHER, MAIN), null);

        assertThat(message(stack(WAITS, MAIN)).found())
                .contains("; 50 of the 51 sessions were opened at com.acme.Orders.find(Orders.java:20)"
                        + " by 50 different stacks");
        assertThat(evidence.get("holder_places")).asInstanceOf(LIST).hasSize(2);
        assertThat(evidence.get("holder_places").toString())
                .contains("place=com.acme.Orders.find(Orders.java:20)", "count=50, stacks=50")
                .contains("place=com.acme.Names.load(Names.java:7)", "count=1, stacks=1");
    }

    @Test
    void distinguishesBothEndsIfTheyAreOneLine() {
        StackTraceElement caller = frame("com.acme.Api", "get", 3);
        holds(waiter, SessionActivity.WAITING, stack(OPENS, MAIN), stack(OPENS, caller, MAIN));

        assertThat(message(stack(OPENS, caller, MAIN)).found())
                .endsWith("; both stacks lead to this place and first differ at com.acme.Main.main(Main.java:5)"
                        + " and com.acme.Api.get(Api.java:3)");
        assertThat(evidence.get("differ_at").toString())
                .isEqualTo("[com.acme.Main.main(Main.java:5), com.acme.Api.get(Api.java:3)]");
    }

    private Session holds(Owner owner, SessionActivity doing, StackTraceElement[] opening, StackTraceElement[] now) {
        Throwable stack = opening == null ? null : new Throwable();
        if (stack != null) {
            stack.setStackTrace(opening);
        }
        Session session =
                new Session(new Object(), owner.origin(sessions.source(), "worker-1"), clock.nanoTime(), stack);
        holders.add(new Holder(session, owner, doing, 1_000_000_000, now));
        return session;
    }

    private Finding finding(StackTraceElement[] waiting) {
        PoolSnapshot shortage = new PoolSnapshot(clock.nanoTime(), holders, 1, 1, 2, lost, inUse, kept.size(), kept);
        CapturedCall call = CapturedCall.of(Thread.currentThread(), waiting);
        return Starved.of(waiter, sessions.source(), call, 2_000_000_000, null, shortage, clock.nanoTime());
    }

    private Message message(StackTraceElement[] waiting) {
        Ledger ledger = new Ledger(new LogWriter(OutputStream.nullOutputStream()), clock, BacktraceReader.UNREADABLE);
        Finding finding = finding(waiting);
        Message message = finding.wording().render(ledger, evidence);
        return message.severity() == null ? message.as(finding.severity()) : message;
    }

    private static Severity severity(Message message) {
        return message.severity();
    }

    private static StackTraceElement[] stack(StackTraceElement... frames) {
        return frames;
    }

    private static StackTraceElement frame(String className, String method, int line) {
        return new StackTraceElement(
                className, method, className.substring(className.lastIndexOf('.') + 1) + ".java", line);
    }
}
