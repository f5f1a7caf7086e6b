// finds: second-session info at deployed with deployed
// because: Flowable reads blocks of ids on a connection of its own
// opens: engine through Flowable
// opens: engine through MyBatis, Flowable
// opens: created through MyBatis, Flowable
// opens: deployed through MyBatis, Flowable
package com.acme.flowable;

import com.acme.host.Host;
import com.acme.host.Program;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;

/** Deploys with ids from the table of properties. */
public final class IdsFromTable implements Program {
    @Override
    public void run(Host host) {
        Engines.of(host, Nothing.class, null);
    }

    /** The delegate. */
    public static final class Nothing implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            // It is not called.
        }
    }
}
