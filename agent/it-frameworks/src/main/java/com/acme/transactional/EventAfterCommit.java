// finds: second-session info at Audit.noteAlways<inner with Transfers.transferAndPublish<outer
// opens: Transfers.transferAndPublish<outer through Spring
// opens: Audit.noteAlways<inner through Spring
package com.acme.transactional;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;
import org.springframework.transaction.event.TransactionalEventListener;

/** Handles an event after the commit, while the session of the transaction is still open. */
public final class EventAfterCommit implements Program {
    @Override
    public void run(Host host) {
        Transfers transfers = SpringContext.jdbc(host, Transfers.class, Audit.class, Listener.class)
                .getBean(Transfers.class);
        transfers.transferAndPublish(); // line: outer
    }

    /** Notes each transfer. */
    public static class Listener {
        private final Audit audit;

        public Listener(Audit audit) {
            this.audit = audit;
        }

        @TransactionalEventListener
        public void on(Transfers.Transferred transferred) {
            audit.noteAlways(transferred.id()); // line: inner
        }
    }
}
