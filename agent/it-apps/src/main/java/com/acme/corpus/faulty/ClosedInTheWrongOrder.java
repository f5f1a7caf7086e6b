// finds: second-session warning at inner with outer
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Opens two and closes the first one first. */
public final class ClosedInTheWrongOrder implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection first = host.dataSource().getConnection(); // line: outer
        Connection second = host.dataSource().getConnection(); // line: inner
        first.close();
        second.close();
    }
}
