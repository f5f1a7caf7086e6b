package io.sessionaudit.it.environments;

import java.util.List;

import com.acme.environments.context.ContextShop;
import com.acme.environments.context.FailingProvider;
import com.acme.environments.context.KeepingProvider;
import com.acme.support.Sharded;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code mdc=}: values of slf4j's MDC in sessions and findings. */
@Sharded
class ContextIT {
    private static final String KEEPING = "-Dslf4j.provider=" + KeepingProvider.class.getName();

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void writesNamedKeysToSessionAndFindings() {
        AuditRecords log = shop().options(KEEPING)
                .agent("mdc=request,tenant")
                .run()
                .successful()
                .log();

        assertThat(log.ofType("session")).extracting(ContextIT::request).containsExactly("r-1", "r-1", "none");
        assertThat(log.ofType("session").get(0).pairs("mdc")).containsOnlyKeys("request");
        assertThat(log.only("finding").pairs("mdc")).containsEntry("request", "r-1");
    }

    @Test
    void findsMdcOfWebApplication() {
        List<String> child = List.of(
                Artifacts.of(ContextShop.class).toString(),
                Artifacts.of(org.slf4j.MDC.class).toString());
        AuditRecords log = shop().options(KEEPING)
                .agent("mdc=request")
                .arguments(child.toArray(String[]::new))
                .run()
                .successful()
                .log();

        assertThat(log.ofType("session"))
                .extracting(ContextIT::request)
                .containsExactly("r-1", "r-1", "r-2", "r-2", "none");
    }

    @Test
    void readsNothingWithoutTheOption() {
        AuditRecords log = shop().options(KEEPING).agent().run().successful().log();
        assertThat(log.ofType("session")).hasSize(3).noneMatch(session -> session.has("mdc"));
    }

    /** Like slf4j-simple, which is on the class path. */
    @Test
    void reportsLoggingLibraryWithoutMdcOnce() {
        FinishedJvm application =
                shop().agent("mdc=request").agentMayComplain().run().successful();

        assertThat(application.complaints()).singleElement().asString().contains("keeps no MDC");
        assertThat(application.log().ofType("session")).hasSize(3).noneMatch(session -> session.has("mdc"));
    }

    @Test
    void reportsFailingMdcOnceAndApplicationContinues() {
        FinishedJvm application = shop().options("-Dslf4j.provider=" + FailingProvider.class.getName())
                .agent("mdc=request")
                .agentMayComplain()
                .run()
                .successful();

        assertThat(application.complaints()).singleElement().asString().contains("IllegalStateException");
        assertThat(application.fact("served")).isEqualTo("r-1");
        assertThat(application.log().ofType("session")).hasSize(3).noneMatch(session -> session.has("mdc"));
        assertThat(application.log().findings()).containsOnlyKeys("second-session");
    }

    private ForkedJvm shop() {
        return forks.jvm(ContextShop.class);
    }

    private static String request(LogRecord session) {
        return session.has("mdc") ? session.pairs("mdc").get("request") : "none";
    }
}
