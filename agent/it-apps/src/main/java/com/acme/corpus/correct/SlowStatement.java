// finds: held info at opened session_state=in-call
// limits: short
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** One slow statement: worth knowing, but no leak. */
public final class SlowStatement implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            statement.execute("CALL pause(4600)");
        }
    }
}
