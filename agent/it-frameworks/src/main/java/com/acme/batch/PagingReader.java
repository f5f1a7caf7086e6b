// finds: nothing
// opens: tables through Spring
// opens: launch through Spring Batch
// opens: reader through Spring Batch
// opens: refresh through Spring Batch
package com.acme.batch;

import java.util.Map;

import com.acme.host.Host;
import com.acme.host.Program;
import com.acme.host.SpringContext;
import org.springframework.batch.item.database.JdbcPagingItemReader;
import org.springframework.batch.item.database.Order;
import org.springframework.batch.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A reader that reads page by page, in the transactions of the writer. */
public final class PagingReader implements Program {
    @Override
    public void run(Host host) throws Exception {
        BatchApplication.tables(host);
        ConfigurableApplicationContext context = SpringContext.jdbc(host, BatchApplication.class);
        JdbcTemplate template = context.getBean(JdbcTemplate.class);
        JdbcPagingItemReader<Integer> reader = new JdbcPagingItemReaderBuilder<Integer>()
                .name("accounts")
                .dataSource(host.dataSource())
                .selectClause("id")
                .fromClause("account")
                .sortKeys(Map.of("id", Order.ASCENDING))
                .pageSize(2)
                .rowMapper((row, number) -> row.getInt(1))
                .build(); // line: reader
        reader.afterPropertiesSet();
        BatchApplication.<Integer>launch(
                context,
                reader,
                ids -> ids.forEach(id -> template.update("UPDATE account SET balance = 0 WHERE id = ?", id)));
    }
}
