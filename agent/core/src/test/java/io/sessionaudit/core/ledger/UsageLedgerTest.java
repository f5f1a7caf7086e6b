package io.sessionaudit.core.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import io.sessionaudit.core.TestSessions;
import io.sessionaudit.core.log.SessionEnd;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.core.monitor.UsageSample;
import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.SessionOrigin;
import io.sessionaudit.core.session.Source;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class UsageLedgerTest {
    private final TestLog log = new TestLog();

    @Test
    void addsUpSamplesByPlace() throws IOException {
        log.start();
        Session list = log.sessions.open("list");
        Session count = log.sessions.open("count");
        count.beginCall();
        sample(list, count);
        sample(list);

        JsonNode usage = usage();

        assertThat(usage.get("source").stringValue()).isEqualTo("orders-pool");
        assertThat(numbers(usage)).containsExactly(2, 3, 2, 2);
        assertThat(places(usage))
                .extracting(place -> numbers(place))
                .containsExactly(List.of(2, 1, 2), List.of(1, 1, 0));
        assertThat(usage.has("waiting")).isFalse();
    }

    @Test
    void countsStacksOfOnePlaceTogether() throws IOException {
        log.start();
        sample(session(stack("Orders", 1, 17)), session(stack("Orders", 1, 18)));

        JsonNode usage = usage();

        assertThat(places(usage))
                .singleElement()
                .satisfies(place -> assertThat(numbers(place)).containsExactly(2, 2, 2));
        assertThat(log.records("site"))
                .as("one site represents the place")
                .singleElement()
                .satisfies(site -> assertThat(site.text("site"))
                        .isEqualTo(places(usage).get(0).get("site").stringValue()));
    }

    @Test
    void hasNoSiteIfTheStackWasNotCaptured() throws IOException {
        log.start();
        sample(session(null));

        assertThat(places(usage())).singleElement().satisfies(place -> {
            assertThat(place.has("site")).isFalse();
            assertThat(place.has("others")).isFalse();
        });
    }

    @Test
    void countsWaitingThreads() throws IOException {
        log.start();
        UsageSample sample = new UsageSample();
        sample.addWaiting(log.sessions.source());
        sample.addWaiting(log.sessions.source());
        log.ledger.write(sample);
        sample(log.sessions.open("list"));

        JsonNode usage = usage();

        assertThat(usage.get("samples").intValue()).isEqualTo(2);
        assertThat(usage.get("waiting").intValue()).isEqualTo(2);
        assertThat(usage.get("waiting_max").intValue()).isEqualTo(2);
    }

    @Test
    void writesNothingIfNothingWasOpen() throws IOException {
        log.start();
        Session session = log.sessions.open("list");
        sample(session);
        log.ledger.summarise();
        log.enter(log.sessions.end(session, SessionEnd.CLOSED));
        log.ledger.summarise();
        log.ledger.stop();

        assertThat(log.records("usage")).hasSize(1);
    }

    @Test
    void writesTheRestAtStop() throws IOException {
        log.start();
        sample(log.sessions.open("list"));
        log.ledger.stop();

        List<LogRecord> records = log.records();
        assertThat(records).extracting(LogRecord::type).containsSubsequence("site", "usage", "stop");
    }

    @Test
    void describesSitesAgainInTheNextFile() throws IOException {
        log.start();
        sample(log.sessions.open("list"));
        log.ledger.startPart();
        log.ledger.summarise();

        assertThat(log.records())
                .extracting(LogRecord::type)
                .containsExactly("start", "start", "source", "site", "usage");
    }

    @Test
    void combinesPlacesBeyondTheLimit() throws IOException {
        log.start();
        List<Session> many = new ArrayList<>();
        many.add(session(stack("Often", 1, 1)));
        many.add(session(stack("Often", 1, 1)));
        for (int line = 1; line <= 100_000; line++) {
            many.add(session(stack("Orders", line, 1)));
        }
        for (int from = 0; from < many.size(); from += 5_000) {
            sample(many.subList(from, Math.min(many.size(), from + 5_000)).toArray(Session[]::new));
        }

        JsonNode usage = usage();
        List<JsonNode> places = places(usage);
        JsonNode others = places.get(places.size() - 1);

        assertThat(places).hasSize(UsageLedger.MAX_WRITTEN_PLACES + 1);
        assertThat(numbers(places.get(0))).as("the most used place is first").containsExactly(2, 2, 2);
        assertThat(others.get("others").intValue())
                .as("those with counts of their own, and at least one more")
                .isEqualTo(UsageLedger.MAX_PLACES - UsageLedger.MAX_WRITTEN_PLACES + 1);
        assertThat(places.stream()
                        .mapToInt(place -> place.get("in_use").intValue())
                        .sum())
                .isEqualTo(usage.get("in_use").intValue())
                .isEqualTo(100_002);
        assertThat(log.records("site")).hasSize(UsageLedger.MAX_WRITTEN_PLACES);
    }

    @Test
    void ignoresSourcesBeyondTheLimit() throws IOException {
        log.start();
        UsageSample sample = new UsageSample();
        for (int i = 0; i < UsageLedger.MAX_SOURCES + 10; i++) {
            Source source = TestSessions.source("pool-" + i);
            Owner owner = Owner.of(Thread.currentThread(), false);
            sample.addOpen(new Session(new Object(), new SessionOrigin(owner, source, "worker-1"), 1, null));
        }
        log.ledger.write(sample);
        log.ledger.summarise();

        assertThat(log.records("usage")).hasSize(UsageLedger.MAX_SOURCES);
    }

    private void sample(Session... open) {
        UsageSample sample = new UsageSample();
        for (Session session : open) {
            sample.addOpen(session);
        }
        log.ledger.write(sample);
    }

    private Session session(Throwable stack) {
        Owner owner = Owner.of(Thread.currentThread(), false);
        return new Session(
                new Object(), new SessionOrigin(owner, log.sessions.source(), "worker-1"), log.clock.nanoTime(), stack);
    }

    private JsonNode usage() throws IOException {
        log.ledger.summarise();
        List<LogRecord> records = log.records("usage");
        assertThat(records).hasSize(1);
        return JsonMapper.shared().readTree(records.get(0).json());
    }

    private static List<JsonNode> places(JsonNode usage) {
        return StreamSupport.stream(usage.get("places").spliterator(), false).toList();
    }

    /** The samples, if any, and the numbers of sessions. */
    private static List<Integer> numbers(JsonNode usage) {
        List<Integer> numbers = new ArrayList<>();
        for (String name : List.of("samples", "in_use", "in_use_max", "idle")) {
            if (usage.has(name)) {
                numbers.add(usage.get(name).intValue());
            }
        }
        return numbers;
    }

    private static Throwable stack(String type, int line, int callerLine) {
        Throwable stack = new Throwable();
        stack.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("com.acme." + type, "find", type + ".java", line),
            new StackTraceElement("com.acme.Api", "get", "Api.java", callerLine)
        });
        return stack;
    }
}
