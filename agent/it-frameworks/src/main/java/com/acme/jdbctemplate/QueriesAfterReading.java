// finds: nothing
// opens: ids through Spring
// opens: owner through Spring
package com.acme.jdbctemplate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the ids completely, then the owner of each account. */
public final class QueriesAfterReading implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        for (Integer id : template.queryForList("SELECT id FROM account", Integer.class)) { // line: ids
            template.queryForObject("SELECT owner FROM account WHERE id = ?", String.class, id); // line: owner
        }
    }
}
