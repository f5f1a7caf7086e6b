package com.acme.loans.jta;

import com.acme.loans.Lenders;

/** Agroal with Narayana. */
public final class AgroalNested extends Nested {
    @Override
    GlobalPool open(Lenders lenders) throws Exception {
        return GlobalPools.agroal(lenders);
    }
}
