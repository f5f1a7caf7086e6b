// finds: uncommitted-close warning at opened
// opens: opened through Spring
package com.acme.jdbctemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Starts its own transaction in a callback and does not commit it. */
public final class ChangesWithoutCommit implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        template.execute((ConnectionCallback<Integer>) ChangesWithoutCommit::change); // line: opened
    }

    private static Integer change(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
        }
    }
}
