package com.acme.loans.jta;

import com.acme.loans.Lenders;

/** Bitronix. */
public final class BitronixUnended extends Unended {
    @Override
    GlobalPool open(Lenders lenders) throws Exception {
        return GlobalPools.bitronix(lenders);
    }
}
