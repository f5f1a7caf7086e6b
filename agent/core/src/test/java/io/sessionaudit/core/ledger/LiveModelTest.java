package io.sessionaudit.core.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.sessionaudit.core.ManualClock;
import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Held;
import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LivePlace;
import io.sessionaudit.core.live.LivePool;
import io.sessionaudit.core.live.LiveSession;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.live.LiveWriter;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionRegistry;
import io.sessionaudit.core.stack.BacktraceReader;
import io.sessionaudit.core.stack.CodeSources;
import io.sessionaudit.core.stack.FrameKindClassifier;
import io.sessionaudit.core.stack.PlaceFinder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/** The current state as the ledger updates it. */
class LiveModelTest {
    private final ManualClock clock = new ManualClock();
    private final TestSessions sessions = new TestSessions(clock);
    private final SessionRegistry open = new SessionRegistry();
    private final Owner owner = Owner.of(Thread.currentThread(), false);
    private final LiveModel live = new LiveModel(
            clock,
            new LiveAgent("1.0.0", "17", 42, "app-1", "orders.jar", "audit.jsonl", Instant.EPOCH, false, null, 0),
            () -> true);
    private final Ledger ledger = new Ledger(
            new LogWriter(new ByteArrayOutputStream()),
            clock,
            BacktraceReader.UNREADABLE,
            new PlaceFinder(new FrameKindClassifier(List.of("com.acme"), List.of(), CodeSources.UNKNOWN)),
            live);

    {
        open.enter(owner);
    }

    @Test
    void hasNoStateAndTakesNoSampleWhileNoReaderWantsIt() {
        open("list");
        scan();
        assertThat(live.state()).isNull();

        live.readers().retain();
        scan();
        assertThat(live.state()).isNotNull();
    }

    @Test
    void forgetsTheStateWhenTheLastReaderHasLeft() {
        live.readers().retainFor(Duration.ofSeconds(10).toNanos());
        open("list");
        scan();
        assertThat(live.state().open()).isOne();

        clock.advance(Duration.ofSeconds(11));
        scan();
        assertThat(live.state()).isNull();
        assertThat(live.history().pools()).isEmpty();
    }

    @Test
    void showsGaugesOfPoolsAndWhoUsesThem() {
        live.readers().retain();
        sessions.source().setInUse(() -> 4);
        Session list = open("list");
        clock.advance(Duration.ofSeconds(3));
        open("list").beginCall();
        open("count");
        owner.beginBorrow();
        owner.beginLending(sessions.source(), 1, false);
        scan();

        LiveState state = live.state();
        LivePool pool = state.pools().get(0);
        assertThat(pool.source()).isEqualTo("orders-pool");
        assertThat(List.of(pool.inUse(), pool.open(), pool.max(), pool.waiting()))
                .as("the pool's own count includes what is not audited")
                .containsExactly(4, 3, 10, 1);
        assertThat(pool.isExhausted()).isFalse();
        assertThat(state.places())
                .extracting(place -> place.place().text(), LivePlace::inUse, LivePlace::idle, LivePlace::idlePercent)
                .containsExactly(
                        tuple("com.acme.Orders.list(Orders.java:44)", 2, 1, 50),
                        tuple("com.acme.Orders.count(Orders.java:45)", 1, 1, 100));
        assertThat(state.places().get(0).longestNanos())
                .isEqualTo(Duration.ofSeconds(3).toNanos());
        assertThat(state.open()).isEqualTo(3);
        assertThat(state.sessions())
                .as("oldest first, with numbers of the log")
                .extracting(LiveSession::state)
                .containsExactly(SessionActivity.WAITING, SessionActivity.IN_CALL, SessionActivity.WAITING);
        assertThat(state.sessions().get(0).number()).isEqualTo(list.number()).isPositive();
    }

    @Test
    void countsWhatPrecedesTheFirstSampleOfAReader() {
        live.readers().retain();
        Instant since = clock.at(clock.nanoTime());
        ledger.write(held(open("list")));
        clock.advance(Duration.ofSeconds(1));
        scan();

        assertThat(live.state().agent().countingSince()).isEqualTo(since);
        assertThat(live.state().pools().get(0).findings()).containsExactly(entry(FindingKind.HELD, 1L));
    }

    @Test
    void countsSinceTheFirstSampleIfThatIsOlderThanTheFirstEvent() {
        Finding finding = held(open("list"));
        live.readers().retain();
        live.sample(open);
        Instant since = clock.at(clock.nanoTime());
        clock.advance(Duration.ofSeconds(1));
        ledger.write(finding);
        ledger.updateLive();

        assertThat(live.state().agent().countingSince())
                .isEqualTo(since)
                .isEqualTo(live.state().time());
    }

    @Test
    void lastStateContainsWhatWasCountedAfterTheLastSampleWasPublished() {
        live.readers().retain();
        Finding finding = held(open("list"));
        scan();
        ledger.write(finding);
        assertThat(live.state().pools().get(0).findings()).isEmpty();

        ledger.stop();
        assertThat(live.state().pools().get(0).findings()).containsExactly(entry(FindingKind.HELD, 1L));
    }

    @Test
    void averagesTheIdleShareOverSamples() {
        live.readers().retain();
        Session session = open("list");
        session.beginCall();
        scan();
        session.endCall();
        clock.advance(Duration.ofSeconds(1));
        scan();
        clock.advance(Duration.ofSeconds(1));
        scan();
        assertThat(live.state().places().get(0).idlePercent()).isEqualTo(66);

        clock.advance(Duration.ofMinutes(3));
        scan();
        assertThat(live.state().places().get(0).idlePercent())
                .as("only the last two minutes")
                .isEqualTo(100);
    }

    @Test
    void countsEndedSessionsTheirTimesAndWaits() {
        live.readers().retain();
        scan();
        Session session = open("list");
        owner.beginBorrow();
        owner.beginLending(sessions.source(), 1, false);
        scan();
        clock.advance(Duration.ofSeconds(2));
        scan();
        ledger.write(sessions.end(session, SessionEnd.CLOSED));
        scan();

        LivePool pool = live.state().pools().get(0);
        assertThat(pool.sessions()).isOne();
        assertThat(pool.useTimes().sumNanos()).isEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(pool.useTimes().counts()[10]).as("up to two seconds").isOne();
        assertThat(pool.waitedNanos()).isEqualTo(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void countsSessionsThatTheQueueHadNoRoomFor() {
        live.readers().retain();
        open("list");
        scan();
        Session session = open("list");
        clock.advance(Duration.ofMillis(3));
        sessions.end(session, SessionEnd.CLOSED);
        sessions.source().overflowCounts().add(session);
        ledger.summarise(sessions.source());
        scan();

        LivePool pool = live.state().pools().get(0);
        assertThat(pool.sessions()).isOne();
        assertThat(pool.useTimes().counts()[2]).as("up to five milliseconds").isOne();
        assertThat(live.state().agent().dropped()).isOne();
    }

    @Test
    void keepsFindingsByPlaceNewestFirstWithTheirCount() throws IOException {
        Session first = open("list");
        ledger.write(held(first));
        ledger.write(held(open("count")));
        clock.advance(Duration.ofSeconds(5));
        ledger.write(held(open("list")));
        live.readers().retain();
        scan();

        assertThat(live.state().findings())
                .extracting(finding -> finding.place().text(), finding -> finding.count(), finding -> finding.kind())
                .containsExactly(
                        tuple("com.acme.Orders.list(Orders.java:44)", 2L, FindingKind.HELD),
                        tuple("com.acme.Orders.count(Orders.java:45)", 1L, FindingKind.HELD));
        assertThat(live.state().findings().get(0).message()).contains("open for 31.0 s");
        assertThat(live.state().findings().get(0).first())
                .isEqualTo(live.state().findings().get(0).time().minusSeconds(5));
    }

    @Test
    void rendersTheStateAsOneLineOfJson() throws IOException {
        live.readers().retain();
        open("list");
        ledger.write(held(open("count")));
        scan();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogWriter line = new LogWriter(bytes);
        LiveWriter.write(live.state(), 1, line);
        line.flush();

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.indexOf('\n')).isEqualTo(text.length() - 1);
        JsonNode json = JsonMapper.shared().readTree(text);
        assertThat(json.get("type").stringValue()).isEqualTo("live");
        assertThat(json.get("pools").get(0).get("max").intValue()).isEqualTo(10);
        assertThat(json.get("pools").get(0).has("idle")).as("unknown").isFalse();
        assertThat(json.get("places")).hasSize(2);
        assertThat(json.get("open").intValue()).isEqualTo(2);
        assertThat(json.get("sessions")).as("limited").hasSize(1);
        assertThat(json.get("findings").get(0).get("kind").stringValue()).isEqualTo("held");
    }

    private Session open(String method) {
        return sessions.open(new Object(), owner, method);
    }

    private Finding held(Session session) {
        long held = Duration.ofSeconds(31).toNanos();
        return Held.of(session, SessionActivity.IDLE, held, held, held, null, null, 1, clock.nanoTime());
    }

    private void scan() {
        live.sample(open);
        ledger.updateLive();
    }
}
