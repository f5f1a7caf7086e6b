// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Many sessions on one thread, each closed before the next. */
public final class OneAfterTheOther implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection connection = null;
        for (int number = 0; number < 20; number++) {
            connection = host.dataSource().getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT * FROM account").close();
            } finally {
                connection.close();
            }
        }
    }
}
