// finds: held warning at Transfers.totalInDollars<total
// opens: Transfers.totalInDollars<total through Spring
// limits: short
package com.acme.transactional;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;

/** Asks another service for the exchange rate inside of a transaction that reads. */
public final class RemoteCallWhileReading implements Program {
    @Override
    public void run(Host host) {
        Transfers transfers =
                SpringContext.jdbc(host, Transfers.class, Audit.class).getBean(Transfers.class);
        transfers.totalInDollars(); // line: total
    }
}
