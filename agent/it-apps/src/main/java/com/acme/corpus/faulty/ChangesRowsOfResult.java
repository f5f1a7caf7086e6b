// finds: uncommitted-close warning at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Changes a row of an updatable result set, in a transaction that is never ended. */
public final class ChangesRowsOfResult implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
            connection.setAutoCommit(false);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM account WHERE id = 1")) {
                rows.next();
                rows.updateInt("balance", 0);
                rows.updateRow();
            }
        }
    }
}
