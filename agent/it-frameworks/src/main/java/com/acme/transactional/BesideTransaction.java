// finds: second-session warning at inner with BesideTransaction$Statements.print<outer
// opens: BesideTransaction$Statements.print<outer through Spring
// opens: inner
package com.acme.transactional;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Borrows a connection inside of a transaction that has one, which does not take part in the transaction. */
public final class BesideTransaction implements Program {
    @Override
    public void run(Host host) throws SQLException {
        SpringContext.jdbc(host, Statements.class).getBean(Statements.class).print(); // line: outer
    }

    /** Prints statements of accounts. */
    public static class Statements {
        private final DataSource source;
        private final JdbcTemplate template;

        public Statements(DataSource source, JdbcTemplate template) {
            this.source = source;
            this.template = template;
        }

        @Transactional
        public void print() throws SQLException {
            template.update("UPDATE account SET balance = 0 WHERE id = 1");
            try (Connection connection = source.getConnection(); // line: inner
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT owner FROM account");
            }
        }
    }
}
