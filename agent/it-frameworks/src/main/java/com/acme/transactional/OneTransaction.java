// finds: nothing
// opens: Transfers.transfer<transfer through Spring
// opens: Transfers.total<total through Spring
// opens: Transfers.fail<fail through Spring
package com.acme.transactional;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;

/** Transactions that call each other, that only read, and that fail. */
public final class OneTransaction implements Program {
    @Override
    public void run(Host host) {
        Transfers transfers =
                SpringContext.jdbc(host, Transfers.class, Audit.class).getBean(Transfers.class);
        transfers.transfer(); // line: transfer
        transfers.total(); // line: total
        try {
            transfers.fail(); // line: fail
        } catch (IllegalStateException e) {
            // rolled back
        }
    }
}
