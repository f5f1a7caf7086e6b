package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.pools.Bitronix;
import com.acme.loans.pools.BoneCp;
import com.acme.loans.pools.Dbcp1;
import com.acme.loans.pools.Proxool;
import com.acme.loans.pools.Ucp;
import com.acme.support.Sharded;
import org.junit.jupiter.api.Test;

/** Less common pools are known as well: normal use causes no finding, and a forgotten session causes one. */
@Sharded(together = true)
class PoolLoansIT extends LoansTest {
    PoolLoansIT() {
        super(new Group(List.of(
                Expectation.of(BoneCp.class).loses(1),
                Expectation.of(Proxool.class).loses(1).hasManySources(),
                Expectation.of(Dbcp1.class).loses(1),
                Expectation.of(Ucp.class).loses(1),
                Expectation.of(Bitronix.class).loses(1))));
    }

    @Test
    void rejectsNothing() {
        assertThatNothingIsRefused();
    }
}
