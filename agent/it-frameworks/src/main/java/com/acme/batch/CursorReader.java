// finds: 5 x second-session info at launch with launch
// opens: tables through Spring
// opens: launch through Spring Batch
// opens: refresh through Spring Batch
package com.acme.batch;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;
import org.springframework.batch.item.database.JdbcCursorItemReader;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A reader whose cursor stays open during the transactions of the writer. */
public final class CursorReader implements Program {
    @Override
    public void run(Host host) throws Exception {
        BatchApplication.tables(host);
        ConfigurableApplicationContext context = SpringContext.jdbc(host, BatchApplication.class);
        JdbcTemplate template = context.getBean(JdbcTemplate.class);
        JdbcCursorItemReader<Integer> reader = new JdbcCursorItemReaderBuilder<Integer>()
                .name("accounts")
                .dataSource(host.dataSource())
                .sql("SELECT id FROM account ORDER BY id")
                .rowMapper((row, number) -> row.getInt(1))
                .build();
        BatchApplication.<Integer>launch(
                context,
                reader,
                ids -> ids.forEach(id -> template.update("UPDATE account SET balance = 0 WHERE id = ?", id)));
    }
}
