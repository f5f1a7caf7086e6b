package io.sessionaudit.it.chains;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.acme.chains.RandomChains;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.logging.LogFactory;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Property: for every combination of pools and wrappers, a session is a loan of the outermost pool. To repeat a
 * failure, set the system property {@value #SEED} to the seed in the test's name.
 */
@Sharded
class RandomChainsIT {
    private static final String SEED = "session-audit.test.chains.seed";
    private static final int CHAINS = 50;
    private static final int MAX_STEPS = 32;

    @RegisterExtension
    final Forks forks = new Forks();

    static LongStream seeds() {
        String configured = System.getProperty(SEED, "");
        if (configured.equals("random")) {
            return LongStream.of(ThreadLocalRandom.current().nextInt(1_000_000));
        }
        return configured.isBlank() ? LongStream.of(1, 2, 3) : LongStream.of(Long.parseLong(configured));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sessionsAndFindingsAreThoseOfTheOutermostPool(long seed) {
        LoggedChains all = run(seed, 0, CHAINS, MAX_STEPS);

        List<String> wrong = all.wrong();
        if (!wrong.isEmpty()) {
            String plans = wrong.stream().map(all::plan).collect(Collectors.joining("\n"));
            fail(
                    "seed %d: %d of %d chains; shortest: %s\nall:\n%s",
                    seed, wrong.size(), CHAINS, shortest(seed, wrong.get(0), all), plans);
        }
        assertThat(all.foreignSessions()).as("sessions of no chain").isEmpty();
        // Without a known pool many findings are deferred as uncertain; those that are reported must be correct.
        List<Map<String, Long>> withoutPool = all.findingsWithoutPool();
        withoutPool
                .get(1)
                .forEach((kind, found) -> assertThat(found)
                        .as("%s about chains without a pool", kind)
                        .isLessThanOrEqualTo(withoutPool.get(0).getOrDefault(kind, 0L)));
    }

    /** Replays one chain alone with fewer and fewer steps; a failure that depends on other chains is not shortened. */
    private String shortest(long seed, String chain, LoggedChains all) {
        String failure = all.describe(chain);
        int number = Integer.parseInt(chain.substring(1));
        int low = 1;
        int high = MAX_STEPS;
        while (low < high) {
            int steps = (low + high) / 2;
            LoggedChains shorter = run(seed, number, 1, steps);
            if (shorter.wrong().isEmpty()) {
                low = steps + 1;
            } else {
                failure = shorter.describe(chain);
                high = steps;
            }
        }
        return failure;
    }

    private LoggedChains run(long seed, int first, int chains, int steps) {
        String log = "chains-%d-%d-%d.jsonl".formatted(seed, first, steps);
        FinishedJvm jvm = forks.jvm(
                        RandomChains.class, BasicDataSource.class, GenericObjectPool.class, LogFactory.class)
                .options("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                .agent("log=" + log, "held-after=10m", "idle-transaction-after=10m", "exit-grace=1ms")
                .arguments(
                        Long.toString(seed), Integer.toString(first), Integer.toString(chains), Integer.toString(steps))
                .run()
                .successful();
        return new LoggedChains(jvm, jvm.log(log));
    }
}
