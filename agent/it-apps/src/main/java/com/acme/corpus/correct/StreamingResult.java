// finds: nothing
// database: server
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Streams a large result set row by row. */
public final class StreamingResult implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection();
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = statement.executeQuery("SELECT table_name FROM information_schema.tables")) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        }
    }
}
