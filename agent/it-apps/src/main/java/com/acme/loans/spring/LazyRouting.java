package com.acme.loans.spring;

import javax.sql.DataSource;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring's lazy data source with a writer and a reader: a transaction borrows at its first statement, read-only ones
 * from the reader.
 */
abstract class LazyRouting implements Scenario {
    /** {@return the data source that the application uses, in front of the lazy one} */
    abstract DataSource front(DataSource lazy);

    @Override
    public final void run(Lenders lenders) throws Exception {
        HikariDataSource writer = pool(lenders, "writer");
        HikariDataSource reader = pool(lenders, "reader");
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(writer);
        lazy.setReadOnlyDataSource(reader);
        DataSource source = front(lazy);
        for (boolean readOnly : new boolean[] {true, false, true, false}) {
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
            transaction.setReadOnly(readOnly);
            String answer = transaction.execute(
                    status -> new JdbcTemplate(source).queryForObject("SELECT name FROM who", String.class));
            lenders.print("read-only=" + readOnly + " answered by " + answer);
            transaction.executeWithoutResult(status -> {});
        }
        lenders.print("without a transaction answered by " + Sql.text(source, "SELECT name FROM who"));
        lenders.print("borrowed now=" + writer.getHikariPoolMXBean().getActiveConnections() + " and "
                + reader.getHikariPoolMXBean().getActiveConnections());
    }

    private static HikariDataSource pool(Lenders lenders, String name) throws Exception {
        HikariDataSource pool = lenders.hikari(name);
        Sql.execute(pool, "CREATE TABLE who (name VARCHAR(20))", "INSERT INTO who VALUES ('" + name + "')");
        return pool;
    }
}
