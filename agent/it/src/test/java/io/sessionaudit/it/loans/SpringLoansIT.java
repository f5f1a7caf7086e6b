package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.spring.DynamicCommitted;
import com.acme.loans.spring.DynamicForgotten;
import com.acme.loans.spring.LazyBehindDelegating;
import com.acme.loans.spring.LazyBehindListening;
import com.acme.loans.spring.LazyPlain;
import com.acme.loans.spring.OwnTransactionCommitted;
import com.acme.loans.spring.OwnTransactionForgotten;
import com.acme.loans.spring.RoutingTwoPools;
import com.acme.loans.spring.TransactionAware;
import com.acme.support.Sharded;
import org.junit.jupiter.api.Test;

/** Data sources in front of a pool are not lenders. */
@Sharded(together = true)
class SpringLoansIT extends LoansTest {
    SpringLoansIT() {
        super(new Group(List.of(
                Expectation.of(LazyPlain.class),
                Expectation.of(LazyBehindDelegating.class),
                Expectation.of(LazyBehindListening.class),
                Expectation.of(RoutingTwoPools.class),
                Expectation.of(TransactionAware.class),
                Expectation.of(DynamicCommitted.class),
                Expectation.of(DynamicForgotten.class).loses(2),
                Expectation.of(OwnTransactionCommitted.class),
                Expectation.of(OwnTransactionForgotten.class).loses(2))));
    }

    @Test
    void rejectsNothing() {
        assertThatNothingIsRefused();
    }
}
