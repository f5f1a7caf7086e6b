package io.sessionaudit.it.frameworks;

import java.util.Map;
import java.util.stream.Stream;

import com.acme.frameworks.jdbi.JdbiShop;
import com.acme.frameworks.jooq.JooqShop;
import com.acme.frameworks.jpa.JpaShop;
import com.acme.frameworks.mybatis.MybatisShop;
import com.acme.frameworks.spring.SpringShop;
import com.acme.support.Sharded;
import io.sessionaudit.it.TestServer;
import io.sessionaudit.it.docs.MeasuredTable;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each framework's program runs on H2 and on a server, with and without the agent. */
@Sharded
class FrameworksIT {
    private static final MeasuredTable TABLE = new MeasuredTable("frameworks");
    private static final String H2 = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";
    private static final int DATABASES = 2;

    @RegisterExtension
    final Forks forks = new Forks();

    /** A framework, and the number of nested sessions of its program on each database. */
    enum Framework {
        SPRING("Spring JdbcTemplate, `@Transactional`: REQUIRED, REQUIRES_NEW, NESTED, MANDATORY", SpringShop.class, 3),
        JPA("Spring Boot with JPA and Hibernate, one REQUIRES_NEW", JpaShop.class, 1),
        JDBI("JDBI: handles, transactions, savepoints", JdbiShop.class, 0),
        JOOQ("jOOQ: transactions, nested ones, batches, lazy results", JooqShop.class, 0),
        MYBATIS("MyBatis with thread-bound sessions", MybatisShop.class, 0);

        private final String title;
        private final Class<?> program;
        private final long overlaps;

        Framework(String title, Class<?> program, long overlaps) {
            this.title = title;
            this.program = program;
            this.overlaps = overlaps;
        }
    }

    @ParameterizedTest
    @EnumSource
    void correctProgramHasItsSessionsAndNoFindings(Framework framework) {
        FinishedJvm alone = jvm(framework).run().successful();
        FinishedJvm audited = jvm(framework).agent("sites=all").run().successful();

        assertThat(audited.out()).as("output of the program").isEqualTo(alone.out());
        long received =
                audited.facts("received").stream().mapToLong(Long::parseLong).sum();
        assertThat(received).as("connections according to the pool").isPositive();
        assertThat(audited.log().sessions()).as("sessions").isEqualTo(received);
        long overlaps = DATABASES * framework.overlaps;
        assertThat(audited.log().findings()).isEqualTo(overlaps == 0 ? Map.of() : Map.of("second-session", overlaps));
        TABLE.checkRow("| " + framework.title + " | " + received + " | "
                + audited.log().sessions() + " | " + overlaps + " | none |");
    }

    @Test
    void tableHasEachFrameworkAndNothingElse() {
        assertThat(TABLE.names())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Framework.values())
                        .map(framework -> framework.title)
                        .toList());
    }

    private ForkedJvm jvm(Framework framework) {
        return forks.jvmOfWholeClassPath(framework.program)
                .quickCompiler()
                .options("-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true")
                // MariaDB's driver supports both servers: MySQL's driver queries keywords that MariaDB does not have,
                // and Hibernate does not start.
                .arguments(H2, TestServer.url().replace("jdbc:mysql:", "jdbc:mariadb:"));
    }
}
