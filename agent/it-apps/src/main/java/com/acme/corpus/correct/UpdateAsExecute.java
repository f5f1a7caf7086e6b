// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Updates with execute, reads the count, and finds that nothing was changed. */
public final class UpdateAsExecute implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM account WHERE balance < 0");
            if (statement.getUpdateCount() > 0) {
                connection.commit();
            }
        }
    }
}
