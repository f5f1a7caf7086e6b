// finds: nothing
// opens: opened through Spring
package com.acme.jdbctemplate;

import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads a stream of rows and closes it. */
public final class StreamClosed implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        RowMapper<String> owner = (row, number) -> row.getString(1);
        try (Stream<String> owners = template.queryForStream("SELECT owner FROM account", owner)) { // line: opened
            owners.forEach(each -> {});
        }
    }
}
