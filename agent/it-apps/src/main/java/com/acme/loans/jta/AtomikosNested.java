package com.acme.loans.jta;

import com.acme.loans.Lenders;

/** Atomikos shares a connection only after its handle is closed, so each nested handle needs another connection. */
public final class AtomikosNested extends Nested {
    @Override
    GlobalPool open(Lenders lenders) throws Exception {
        return GlobalPools.atomikos(lenders, 2);
    }

    @Override
    long loans() {
        return 2 + 2 * 2;
    }
}
