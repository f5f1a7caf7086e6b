// finds: self-deadlock error at Audit.noteAlways<note
// opens: Transfers.transferAndNote<outer through Spring
package com.acme.transactional;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;
import org.springframework.transaction.CannotCreateTransactionException;

/** Waits for a second connection of a pool that has only the one that it holds. */
public final class RequiresNewDeadlock implements Program {
    @Override
    public void run(Host host) {
        host.dataSource(1);
        Transfers transfers =
                SpringContext.jdbc(host, Transfers.class, Audit.class).getBean(Transfers.class);
        try {
            transfers.transferAndNote(); // line: outer
        } catch (CannotCreateTransactionException timeout) {
            // the page shows an error
        }
    }
}
