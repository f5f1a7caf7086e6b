package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.handover.OneThreadBorrows;
import com.acme.loans.handover.PoolResized;
import com.acme.loans.handover.VertxClient;
import com.acme.support.Sharded;

/** The owner of a session is its user, not its opener, and a pool's size is read on demand. */
@Sharded(together = true)
class HandOverLoansIT extends LoansTest {
    HandOverLoansIT() {
        super(new Group(
                List.of(
                        Expectation.of(OneThreadBorrows.class)
                                .finds("starved", 1)
                                .mentions("starved", "\"thread\":\"worker\""),
                        Expectation.of(VertxClient.class),
                        Expectation.of(PoolResized.class)
                                .finds("self-deadlock", 1)
                                .mentions("self-deadlock", "\"sufficient_size\":2")),
                "starved-after=200ms"));
    }
}
