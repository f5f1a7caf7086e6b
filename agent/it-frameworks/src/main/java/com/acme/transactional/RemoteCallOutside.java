// finds: nothing
// opens: Transfers.total<total through Spring
// limits: short
package com.acme.transactional;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.RemoteService;
import com.acme.host.SpringContext;

/** Asks another service after the transaction. */
public final class RemoteCallOutside implements Program {
    @Override
    public void run(Host host) {
        Transfers transfers =
                SpringContext.jdbc(host, Transfers.class, Audit.class).getBean(Transfers.class);
        transfers.total(); // line: total
        RemoteService.call();
    }
}
