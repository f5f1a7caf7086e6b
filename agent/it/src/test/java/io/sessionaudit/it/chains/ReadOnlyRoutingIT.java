package io.sessionaudit.it.chains;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.acme.chains.ReadOnlyRouting;
import com.acme.support.Sharded;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

/**
 * Spring's lazy proxy with a writer and a reader on a real server: the agent does not change the routing of any
 * transaction.
 */
@Sharded
class ReadOnlyRoutingIT {
    private static final List<String> FRONTS = List.of("plain", "delegating", "datasource-proxy");
    private static final long TRANSACTIONS = 3;

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void agentDoesNotChangeRoutingAndRecordsEachLoan() {
        FinishedJvm plain = program().run().successful();
        FinishedJvm audited = program().agent().run().successful();

        Map<String, Long> loans = new TreeMap<>();
        FRONTS.forEach(front -> loans.put(front + "-reader", TRANSACTIONS));
        FRONTS.forEach(front -> loans.put(front + "-writer", TRANSACTIONS + 1));
        Map<String, Long> sessions = new TreeMap<>();
        audited.log().ofType("session").forEach(session -> sessions.merge(session.text("source"), 1L, Long::sum));
        assertAll(
                () -> assertThat(loans(plain)).as("loans without the agent").isEqualTo(loans),
                () -> assertThat(responses(audited)).as("responding pools").isEqualTo(responses(plain)),
                () -> assertThat(responses(plain))
                        .allMatch(answer -> answer.matches("(.*) .* \\1-reader, .* \\1-writer")),
                () -> assertThat(loans(audited)).as("loans").isEqualTo(loans),
                () -> assertThat(sessions).as("sessions").isEqualTo(loans),
                () -> assertThat(audited.log().findings()).isEmpty());
    }

    private static List<String> responses(FinishedJvm jvm) {
        return jvm.facts("answered");
    }

    private static Map<String, Long> loans(FinishedJvm jvm) {
        Map<String, Long> loans = new TreeMap<>();
        jvm.facts("lent").forEach(line -> loans.put(line.split(" ")[0], Long.valueOf(line.split(" ")[1])));
        return loans;
    }

    private ForkedJvm program() {
        return forks.jvmOfWholeClassPath(ReadOnlyRouting.class)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                .arguments(TestServer.url());
    }
}
