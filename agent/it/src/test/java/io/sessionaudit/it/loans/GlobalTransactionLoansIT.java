package io.sessionaudit.it.loans;

import java.util.stream.Stream;

import com.acme.loans.Scenario;
import com.acme.loans.jta.AgroalNested;
import com.acme.loans.jta.AgroalUnended;
import com.acme.loans.jta.AtomikosNested;
import com.acme.loans.jta.AtomikosSequential;
import com.acme.loans.jta.AtomikosUnended;
import com.acme.loans.jta.BitronixNested;
import com.acme.loans.jta.BitronixUnended;
import com.acme.loans.jta.DbcpNested;
import com.acme.loans.jta.DbcpUnended;
import com.acme.support.Sharded;

/**
 * Two handles of one connection in one global transaction are one loan, and a loan that outlives the close of its
 * handle is in use.
 */
@Sharded(together = true)
class GlobalTransactionLoansIT extends LoansTest {
    GlobalTransactionLoansIT() {
        super(new Group(
                Stream.of(nested(), atomikosNested(), unended())
                        .flatMap(scenarios -> scenarios)
                        .toList(),
                "starved-after=200ms"));
    }

    private static Stream<Expectation> nested() {
        return Stream.<Class<? extends Scenario>>of(
                        AgroalNested.class, DbcpNested.class, AtomikosSequential.class, BitronixNested.class)
                .map(scenario -> Expectation.of(scenario).sharesHandles(2));
    }

    private static Stream<Expectation> atomikosNested() {
        return Stream.of(Expectation.of(AtomikosNested.class).finds("second-session", 2));
    }

    private static Stream<Expectation> unended() {
        return Stream.<Class<? extends Scenario>>of(
                        AgroalUnended.class, DbcpUnended.class, AtomikosUnended.class, BitronixUnended.class)
                .map(scenario -> Expectation.of(scenario).finds("starved", 1).mentions("starved", "leaveUnended"));
    }
}
