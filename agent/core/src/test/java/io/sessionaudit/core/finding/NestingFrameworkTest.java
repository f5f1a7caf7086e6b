package io.sessionaudit.core.finding;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The frames are taken from real runs. */
class NestingFrameworkTest {
    private static final String POOL = "com.zaxxer.hikari.HikariDataSource.getConnection";
    private static final String FLYWAY = "org.flywaydb.core.internal.jdbc.JdbcUtils.openConnection";
    private static final String MICRONAUT = "io.micronaut.data.connection.support.AbstractConnectionOperations.";

    @Test
    void recognizesFlywayNestedInFlyway() {
        Throwable first = stack(POOL, FLYWAY, "org.flywaydb.core.FlywayExecutor.init", "com.acme.Main.main");
        Throwable second = stack(
                POOL,
                FLYWAY,
                "org.flywaydb.core.internal.database.base.Database.getMigrationConnection",
                "com.acme.Main.main");

        assertThat(NestingFramework.in(second, first)).isEqualTo(NestingFramework.FLYWAY);
    }

    @Test
    void ignoresFlywayInApplicationSessionAndMigrationInFlywaySession() {
        Throwable flyway = stack(POOL, FLYWAY, "org.flywaydb.core.FlywayExecutor.init", "com.acme.Main.main");
        Throwable application = stack(POOL, "com.acme.Main.main");
        Throwable migration = stack(POOL, "com.acme.V2__Names.migrate", FLYWAY, "com.acme.Main.main");

        assertThat(NestingFramework.in(flyway, application)).isNull();
        assertThat(NestingFramework.in(migration, flyway)).isNull();
    }

    @Test
    void recognizesSpringBatchChunkDuringCursorRead() {
        Throwable chunk = stack(
                POOL,
                "org.springframework.transaction.support.AbstractPlatformTransactionManager.startTransaction",
                "org.springframework.batch.core.step.tasklet.TaskletStep.doExecute");

        for (String library :
                new String[] {"org.springframework.batch.", "org.springframework.batch.infrastructure."}) {
            Throwable cursor = stack(
                    POOL,
                    library + "item.database.AbstractCursorItemReader.initializeConnection",
                    library + "item.database.AbstractCursorItemReader.doOpen");
            assertThat(NestingFramework.in(chunk, cursor).title()).isEqualTo("Spring Batch's cursor reader");
        }
        assertThat(NestingFramework.in(chunk, stack(POOL, "com.acme.Main.main")))
                .isNull();
    }

    @Test
    void recognizesMicronautOnlyIfItOpensTheSecondSessionItself() {
        Throwable first = stack(POOL, "com.acme.Main.main");
        String opens =
                "io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations.openConnection";

        assertThat(NestingFramework.in(
                        stack(
                                POOL,
                                opens,
                                MICRONAUT + "executeWithNewConnection",
                                MICRONAUT + "suspend",
                                "com.acme.Main.main"),
                        first))
                .isEqualTo(NestingFramework.MICRONAUT_REQUIRES_NEW);
        assertThat(NestingFramework.in(
                        stack(
                                POOL,
                                "com.acme.Audit.write",
                                MICRONAUT + "executeWithNewConnection",
                                MICRONAUT + "suspend"),
                        first))
                .isNull();
        assertThat(NestingFramework.in(
                        stack(
                                POOL,
                                opens,
                                MICRONAUT + "executeWithNewConnection",
                                MICRONAUT + "execute",
                                "com.acme.Main.main"),
                        first))
                .isNull();
    }

    @Test
    void recognizesFlowableIdsAndShedLock() {
        Throwable first = stack(POOL, "com.acme.Main.main");
        assertThat(NestingFramework.in(
                        stack(
                                POOL,
                                "org.apache.ibatis.transaction.jdbc.JdbcTransaction.openConnection",
                                "org.flowable.common.engine.impl.cfg.CommandExecutorImpl.execute",
                                "org.flowable.engine.impl.db.DbIdGenerator.getNewBlock"),
                        first))
                .isEqualTo(NestingFramework.FLOWABLE_IDS);
        assertThat(NestingFramework.in(
                        stack(POOL, "net.javacrumbs.shedlock.provider.jdbc.JdbcStorageAccessor.executeCommand"), first))
                .isEqualTo(NestingFramework.SHEDLOCK);
    }

    @Test
    void recognizesSpringRequiresNewRegardlessOfFirstSession() {
        Throwable second = stack(
                POOL,
                "org.springframework.transaction.support.AbstractPlatformTransactionManager.handleExistingTransaction");

        assertThat(NestingFramework.in(second, null)).isEqualTo(NestingFramework.SPRING_REQUIRES_NEW);
        assertThat(NestingFramework.in(null, second)).isNull();
    }

    private static Throwable stack(String... calls) {
        StackTraceElement[] frames = new StackTraceElement[calls.length];
        for (int i = 0; i < calls.length; i++) {
            int method = calls[i].lastIndexOf('.');
            frames[i] = new StackTraceElement(
                    calls[i].substring(0, method), calls[i].substring(method + 1), "File.java", 10 + i);
        }
        Throwable stack = new Throwable();
        stack.setStackTrace(frames);
        return stack;
    }
}
