// finds: second-session info at Audit.noteAlways<note with Transfers.transferAndNote<outer
// opens: Transfers.transferAndNote<outer through Spring
// opens: Audit.noteAlways<note through Spring
package com.acme.transactional;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;

/** Notes in a second transaction what the first one does. */
public final class RequiresNew implements Program {
    @Override
    public void run(Host host) {
        Transfers transfers =
                SpringContext.jdbc(host, Transfers.class, Audit.class).getBean(Transfers.class);
        transfers.transferAndNote(); // line: outer
    }
}
