package com.acme.loans.jta;

import com.acme.loans.Lenders;

/** DBCP 2's managed pool. */
public final class DbcpNested extends Nested {
    @Override
    GlobalPool open(Lenders lenders) throws Exception {
        return GlobalPools.dbcp(lenders);
    }
}
