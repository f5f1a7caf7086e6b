// finds: abandoned error at opened
// opens: opened through Spring
package com.acme.jdbctemplate;

import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads a stream of rows to its end, which does not close it. */
public final class StreamNotClosed implements Program {
    @Override
    public void run(Host host) {
        Stream<String> owners = owners(new JdbcTemplate(host.dataSource()));
        owners.forEach(owner -> {});
    }

    private static Stream<String> owners(JdbcTemplate template) {
        return template.queryForStream("SELECT owner FROM account", (row, number) -> row.getString(1)); // line: opened
    }
}
