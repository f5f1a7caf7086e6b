// finds: idle-in-transaction warning at Transfers.transferAbroad<transfer
// finds: held warning at Transfers.transferAbroad<transfer
// opens: Transfers.transferAbroad<transfer through Spring
// limits: short
package com.acme.transactional;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;

/** Asks another service between a change and its commit. */
public final class RemoteCallBeforeCommit implements Program {
    @Override
    public void run(Host host) {
        Transfers transfers =
                SpringContext.jdbc(host, Transfers.class, Audit.class).getBean(Transfers.class);
        transfers.transferAbroad(); // line: transfer
    }
}
