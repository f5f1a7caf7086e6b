package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.handmade.CountingProxy;
import com.acme.loans.handmade.DefaultMethod;
import com.acme.loans.handmade.FinalizerCloses;
import com.acme.loans.handmade.InterfacesPool;
import com.acme.loans.handmade.ManySources;
import com.acme.loans.handmade.PlainSuperclassClose;
import com.acme.loans.handmade.PlainSuperclassSource;
import com.acme.loans.handmade.SparePool;
import com.acme.loans.handmade.Sqlite;
import com.acme.loans.handmade.StaticNamesake;
import com.acme.loans.handmade.Unweavable;
import com.acme.support.Sharded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Data sources, pools and connections of an application, implemented in all possible ways. */
@Sharded(together = true)
class HandmadeLoansIT extends LoansTest {
    HandmadeLoansIT() {
        super(new Group(List.of(
                Expectation.of(CountingProxy.class),
                Expectation.of(SparePool.class),
                Expectation.of(ManySources.class),
                Expectation.of(InterfacesPool.class),
                Expectation.of(DefaultMethod.class),
                Expectation.of(PlainSuperclassSource.class),
                Expectation.of(PlainSuperclassClose.class),
                Expectation.of(StaticNamesake.class),
                Expectation.of(FinalizerCloses.class),
                Expectation.of(Unweavable.class)
                        .complains("UnweavableConnection")
                        .isNotWatched(),
                Expectation.of(Sqlite.class).finds("uncommitted-close", 1))));
    }

    @Test
    void rejectsNothing() {
        assertThatNothingIsRefused();
    }

    @Test
    void reportOnManySourceObjectsIsShort() {
        FinishedJvm program = group().outcome(forks).audited();
        FinishedJvm report = forks.jar(Artifacts.agent())
                .arguments("report", program.directory().resolve("audit.jsonl").toString())
                .run()
                .successful();
        assertThat(report.out()
                        .lines()
                        .filter(line -> line.contains("ManySources"))
                        .count())
                .isLessThanOrEqualTo(5);
    }
}
