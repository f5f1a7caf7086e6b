package io.sessionaudit.it;

import com.acme.app.LittlePoolUser;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An unknown pool: its physical connections are distinguished from its sessions by their use. */
@Sharded
class SelfHealingIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @ParameterizedTest
    @CsvSource({"1,log", "3,log", "1,reject"})
    void countsSessionsOfUnknownPoolButNotItsPhysicalConnections(String connections, String rule) {
        FinishedJvm application = forks.jvm(LittlePoolUser.class)
                .agent("thread-rule=" + rule)
                .arguments(connections)
                .run()
                .successful();
        AuditRecords log = application.log();

        assertThat(application.fact("sum")).isEqualTo(Integer.toString(LittlePoolUser.SESSIONS));
        assertThat(log.ofType("session"))
                .hasSize(LittlePoolUser.SESSIONS)
                .allMatch(session -> session.text("thread").startsWith("pool-"))
                .allMatch(session -> session.text("end").equals("closed"));
        assertThat(log.findings()).isEmpty();
        assertThat(log.only("stop").number("sessions", -1)).isEqualTo(LittlePoolUser.SESSIONS);
    }
}
