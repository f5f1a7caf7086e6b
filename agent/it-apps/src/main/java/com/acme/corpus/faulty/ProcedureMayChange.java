// finds: uncommitted-close info at opened
package com.acme.corpus.faulty;

import java.sql.CallableStatement;
import java.sql.Connection;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Calls a procedure that does not report what it has changed. */
public final class ProcedureMayChange implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                CallableStatement call = connection.prepareCall("{call pause(1)}")) {
            connection.setAutoCommit(false);
            call.execute();
        }
    }
}
