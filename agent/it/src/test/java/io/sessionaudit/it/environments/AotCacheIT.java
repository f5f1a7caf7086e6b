package io.sessionaudit.it.environments;

import java.io.IOException;
import java.nio.file.Path;

import com.acme.app.ArchivedShop;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;

import static org.assertj.core.api.Assertions.assertThat;

/** An AOT cache that is created with the agent; {@code scripts/archives} does this for all kinds of archives. */
@EnabledForJreRange(min = JRE.JAVA_25, max = JRE.JAVA_25)
class AotCacheIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void jvmStartsWithACacheThatWasCreatedWithTheAgent() throws IOException {
        Path jar = Jars.executable(
                forks.directory(),
                ArchivedShop.class,
                Driver.class,
                HikariDataSource.class,
                Logger.class,
                SimpleLogger.class);
        FinishedJvm created = forks.jar(jar)
                .options("-XX:AOTCacheOutput=shop.aot")
                .agent("log=none")
                .run()
                .successful();
        // Without the exclusion, the JVM crashes at the start with most caches, but not with all.
        assertThat(created.out())
                .contains("Skipping com/zaxxer/hikari/pool/ProxyConnection$ClosedConnection: From ClassFileLoadHook");
        FinishedJvm used = forks.jar(jar)
                .options("-XX:AOTCache=shop.aot", "-XX:AOTMode=on")
                .agent()
                .run()
                .successful();

        assertThat(used.out()).contains("rows=" + ArchivedShop.SESSIONS);
        assertThat(used.log().sessions()).isEqualTo(ArchivedShop.SESSIONS);
    }
}
