package com.acme.loans.libraries;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Batch's cursor reader keeps a session while transactions write what it has read. */
public final class BatchCursor implements Scenario {
    @Override
    public void run(Lenders lenders) throws Exception {
        HikariDataSource pool = lenders.hikari("pool");
        Sql.execute(
                pool,
                "CREATE TABLE numbers (n INT)",
                "CREATE TABLE copies (n INT)",
                "INSERT INTO numbers VALUES (1), (2), (3), (4)");
        JdbcCursorItemReader<Integer> reader = new JdbcCursorItemReaderBuilder<Integer>()
                .name("numbers")
                .dataSource(pool)
                .sql("SELECT n FROM numbers ORDER BY n")
                .rowMapper((row, number) -> row.getInt(1))
                .build();
        reader.open(new ExecutionContext());
        JdbcTemplate template = new JdbcTemplate(pool);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        for (Integer n = reader.read(); n != null; n = reader.read()) {
            Integer copied = n;
            transaction.executeWithoutResult(status -> template.update("INSERT INTO copies VALUES (?)", copied));
        }
        reader.close();
        lenders.print("rows=" + Sql.text(pool, "SELECT COUNT(*) FROM copies"));
    }
}
