// finds: abandoned error at opened
// opens: opened
package com.acme.jdbctemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Gets a connection from Spring and does not release it. */
public final class NotReleased implements Program {
    @Override
    public void run(Host host) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(host.dataSource()); // line: opened
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT owner FROM account");
        }
    }
}
