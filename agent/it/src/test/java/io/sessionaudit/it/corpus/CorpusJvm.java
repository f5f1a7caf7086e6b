package io.sessionaudit.it.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.acme.corpus.host.Corpus;
import io.sessionaudit.core.log.reader.LogRecord;
import io.sessionaudit.it.fork.AuditRecords;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.it.fork.RunningJvm;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** A JVM under the agent that runs several programs concurrently. */
final class CorpusJvm {
    /** Takes a minute on a quiet machine, with reserve for a busy one. */
    static final Duration MAX_RUN = Duration.ofMinutes(4);

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Findings that are reported only when the JVM ends. */
    private static final Set<String> AT_EXIT = Set.of("unclosed-at-exit");

    /** One class of each jar that the programs and their pools need. */
    static final Class<?>[] LIBRARIES = {
        com.alibaba.druid.pool.DruidDataSource.class,
        com.mchange.v2.c3p0.ComboPooledDataSource.class,
        com.mchange.v2.log.MLog.class,
        com.mysql.cj.jdbc.Driver.class,
        io.agroal.api.AgroalDataSource.class,
        io.agroal.pool.DataSource.class,
        io.avaje.applog.AppLog.class,
        io.ebean.datasource.DataSourceBuilder.class,
        io.ebean.datasource.pool.ConnectionPoolFactory.class,
        org.apache.commons.dbcp2.BasicDataSource.class,
        org.apache.commons.logging.LogFactory.class,
        org.apache.commons.pool2.impl.GenericObjectPool.class,
        org.apache.ibatis.datasource.pooled.PooledDataSource.class,
        org.apache.juli.logging.LogFactory.class,
        org.apache.tomcat.jdbc.pool.PoolProperties.class,
        org.springframework.beans.BeanUtils.class,
        org.springframework.core.SpringVersion.class,
        org.springframework.jdbc.datasource.DriverManagerDataSource.class,
        org.springframework.transaction.TransactionException.class,
        org.vibur.dbcp.ViburDBCPDataSource.class,
        org.vibur.objectpool.PoolService.class,
        io.sessionaudit.scope.Sessions.class
    };

    private final List<CorpusRun> runs;
    private final RunningJvm jvm;

    private CorpusJvm(List<CorpusRun> runs, RunningJvm jvm) {
        this.runs = runs;
        this.jvm = jvm;
    }

    /** A JVM for these runs, without the agent. */
    static ForkedJvm jvm(Forks forks, String serverUrl, List<CorpusRun> runs) {
        List<String> arguments = new ArrayList<>(List.of(serverUrl));
        runs.forEach(run -> arguments.add(run.argument()));
        return forks.jvm(Corpus.class, LIBRARIES).options("-Xmx512m").arguments(arguments.toArray(String[]::new));
    }

    /** Starts a JVM with the agent, concurrently with others. */
    static CorpusJvm start(Forks forks, String log, String serverUrl, List<CorpusRun> runs, String... options) {
        String[] all = Stream.concat(Stream.of("log=" + log, "sites=all", "flush=100ms"), Stream.of(options))
                .toArray(String[]::new);
        RunningJvm jvm = jvm(forks, serverUrl, runs)
                .agent(all)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .start();
        return new CorpusJvm(runs, jvm);
    }

    /**
     * Ends the JVM when all findings that are possible at run time are logged, or when no further ones are expected.
     */
    AuditRecords finish(String log, Score score) {
        jvm.awaitLine("done", MAX_RUN);
        try {
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> found(AuditRecords.readDamaged(jvm.directory().resolve(log))));
        } catch (ConditionTimeoutException incomplete) {
            // The score reports what is missing.
        }
        FinishedJvm finished = jvm.release().end().successful();
        finished.facts("failed").forEach(score::problem);
        AuditRecords records = finished.log(log);
        Sites sites = new Sites(records);
        runs.forEach(run -> score(run, records, sites, score));
        Predicate<LogRecord> nobodys =
                record -> !CorpusRun.isWarmUp(record) && runs.stream().noneMatch(run -> run.isAbout(record));
        Stream.of("finding", "summary")
                .flatMap(type -> records.ofType(type).stream())
                .filter(nobodys)
                .forEach(record -> score.problem("about no program: " + record));
        return records;
    }

    private boolean found(AuditRecords records) {
        Sites sites = new Sites(records);
        return runs.stream().allMatch(run -> {
            Map<String, Integer> missing = expected(run);
            missing.keySet().removeIf(key -> AT_EXIT.contains(key.split(" ")[0]));
            observed(run, records, sites).forEach((key, count) -> missing.merge(key, -count, Integer::sum));
            return missing.values().stream().noneMatch(count -> count > 0);
        });
    }

    private static void score(CorpusRun run, AuditRecords records, Sites sites, Score score) {
        score.ran(run);
        Map<String, Integer> expected = expected(run);
        Map<String, Integer> observed = observed(run, records, sites);
        Stream.concat(expected.keySet().stream(), observed.keySet().stream())
                .distinct()
                .sorted()
                .forEach(key -> score.count(
                        run,
                        key.split(" ")[0],
                        key.split(" ")[1],
                        expected.getOrDefault(key, 0),
                        observed.getOrDefault(key, 0)));
        for (Expectation expectation : run.program().on(run.pool())) {
            records.ofType("finding").stream()
                    .filter(run::isAbout)
                    .filter(finding -> key(finding.text("kind"), sites.placeOf(finding))
                            .equals(key(expectation.kind(), expectation.place())))
                    .findFirst()
                    .ifPresent(finding ->
                            score.evidence(run, expectation.kind(), expectation.differences(finding, sites)));
        }
    }

    private static Map<String, Integer> expected(CorpusRun run) {
        return run.program().on(run.pool()).stream()
                .collect(Collectors.toMap(
                        expectation -> key(expectation.kind(), expectation.place()),
                        Expectation::count,
                        Integer::sum,
                        HashMap::new));
    }

    /** Findings with their own record plus those in summaries, minus withdrawn ones. */
    private static Map<String, Integer> observed(CorpusRun run, AuditRecords records, Sites sites) {
        Map<String, Integer> observed = new HashMap<>();
        Set<Long> withdrawn = records.ofType("resolved").stream()
                .filter(resolved -> resolved.flag("withdrawn"))
                .map(resolved -> resolved.number("finding", -1))
                .collect(Collectors.toSet());
        for (LogRecord finding : records.ofType("finding")) {
            if (run.isAbout(finding)
                    && finding.number("escalation", 1) == 1
                    && !withdrawn.contains(finding.number("finding", 0))) {
                observed.merge(key(finding.text("kind"), sites.placeOf(finding)), 1, Integer::sum);
            }
        }
        for (LogRecord summary : records.ofType("summary")) {
            if (run.isAbout(summary)) {
                summary.counts("findings")
                        .forEach((kind, count) ->
                                observed.merge(key(kind, sites.placeOf(summary)), count.intValue(), Integer::sum));
            }
        }
        return observed;
    }

    private static String key(String kind, String place) {
        return kind + " " + place;
    }
}
