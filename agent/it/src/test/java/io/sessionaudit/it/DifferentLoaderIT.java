package io.sessionaudit.it;

import java.util.stream.Stream;

import com.acme.tenant.Host;
import com.acme.tenant.Tenant;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;

import static org.assertj.core.api.Assertions.assertThat;

/** Pool and driver in a class loader unknown to the application's loader, as in an application server. */
class DifferentLoaderIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void countsSessionsOfAnotherLoaderAndDoesNotRetainIt() {
        FinishedJvm audited = host().agent().run().successful();

        assertThat(audited.log().sessions()).isEqualTo(Tenant.SESSIONS);
        assertThat(audited.log().findings()).isEmpty();
        assertThat(audited.fact("loader")).isEqualTo("collected");
    }

    /** Control for the test above. */
    @Test
    void loaderIsCollectedWithoutTheAgent() {
        assertThat(host().run().successful().fact("loader")).isEqualTo("collected");
    }

    private ForkedJvm host() {
        String[] classPath = Stream.of(
                        Tenant.class, HikariDataSource.class, Driver.class, Logger.class, SimpleLogger.class)
                .map(type -> Artifacts.of(type).toString())
                .toArray(String[]::new);
        return forks.bareJvm(Host.class).arguments(classPath);
    }
}
