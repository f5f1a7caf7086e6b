// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import io.sessionaudit.scope.Sessions;

/** The scope API, nested: the inner scope joins the outer one's session. */
public final class ScopeApi implements Program {
    @Override
    public void run(Host host) throws Exception {
        Sessions sessions = Sessions.of(host.dataSource());
        sessions.run(outer -> {
            try (Statement statement = outer.connection().createStatement()) {
                statement.executeUpdate("UPDATE account SET balance = balance - 1 WHERE id = 1");
            }
            sessions.run(inner -> {
                try (Statement statement = inner.connection().createStatement()) {
                    statement.executeUpdate("UPDATE account SET balance = balance + 1 WHERE id = 2");
                }
            });
        });
    }
}
