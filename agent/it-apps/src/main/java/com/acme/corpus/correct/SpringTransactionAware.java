// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Hand-written code inside a Spring transaction, through the transaction-aware proxy. */
public final class SpringTransactionAware implements Program {
    @Override
    public void run(Host host) throws Exception {
        DataSource aware = new TransactionAwareDataSourceProxy(host.dataSource());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(host.dataSource()));
        transaction.executeWithoutResult(status -> {
            try (Connection connection = aware.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE account SET balance = 1 WHERE id = 1");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
