package io.sessionaudit.it;

import com.acme.app.ServerIds;
import com.mysql.cj.jdbc.Driver;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ServerIdIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void recordsTheIdThatTheServerUses() {
        FinishedJvm application = forks.jvm(ServerIds.class, Driver.class)
                .agent()
                .arguments(TestServer.url())
                .run()
                .successful();

        assertThat(application.log().ofType("session"))
                .hasSize(ServerIds.SESSIONS)
                .extracting(session -> session.text("thread") + " " + session.number("server_id", -1))
                .containsExactlyInAnyOrderElementsOf(application.facts("session"));
    }
}
