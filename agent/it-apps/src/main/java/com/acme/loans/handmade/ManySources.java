package com.acme.loans.handmade;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import org.h2.jdbcx.JdbcDataSource;

/** A new data source object for each use, as some servers create one per look-up: one source. */
public final class ManySources implements Scenario {
    private static final int USES = 300;

    @Override
    public void run(Lenders lenders) throws Exception {
        for (int n = 0; n < USES; n++) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(lenders.url("database"));
            Sql.execute(source, "SELECT 1");
        }
        lenders.lends(lenders.name("database"), () -> USES);
    }
}
