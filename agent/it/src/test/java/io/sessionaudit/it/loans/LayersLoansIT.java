package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.layers.AwsWrapper;
import com.acme.loans.layers.EclipseLinkOwnPool;
import com.acme.loans.layers.HibernateOwnPool;
import com.acme.loans.layers.HikariOverDbcp;
import com.acme.loans.layers.HikariOverHikari;
import com.acme.loans.layers.HikariOverUsedHikari;
import com.acme.loans.layers.OwnPoolOverDriverManager;
import com.acme.support.Sharded;
import org.junit.jupiter.api.Test;

/** Connections behind a lender are physical; so are those of a library's internal pool, which is reported once. */
@Sharded(together = true)
class LayersLoansIT extends LoansTest {
    LayersLoansIT() {
        super(new Group(List.of(
                Expectation.of(HikariOverHikari.class),
                Expectation.of(HikariOverUsedHikari.class),
                Expectation.of(HikariOverDbcp.class),
                Expectation.of(AwsWrapper.class),
                Expectation.of(OwnPoolOverDriverManager.class).complains("layers.OwnPoolOverDriverManager\","),
                Expectation.of(HibernateOwnPool.class),
                Expectation.of(EclipseLinkOwnPool.class).complains("org.eclipse.persistence"))));
    }

    @Test
    void rejectsNothing() {
        assertThatNothingIsRefused();
    }
}
