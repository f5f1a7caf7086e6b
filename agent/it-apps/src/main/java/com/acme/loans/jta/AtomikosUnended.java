package com.acme.loans.jta;

import com.acme.loans.Lenders;

/** Atomikos. */
public final class AtomikosUnended extends Unended {
    @Override
    GlobalPool open(Lenders lenders) throws Exception {
        return GlobalPools.atomikos(lenders, 1);
    }
}
