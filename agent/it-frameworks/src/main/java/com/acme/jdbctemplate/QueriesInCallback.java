// finds: 3 x second-session warning at inner with outer
// opens: outer through Spring
// opens: inner through Spring
package com.acme.jdbctemplate;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the owner of each account inside of the callback that receives the accounts. */
public final class QueriesInCallback implements Program {
    @Override
    public void run(Host host) {
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        // line: outer
        template.query("SELECT id FROM account", row -> {
            ownerOf(template, row.getInt(1));
        });
    }

    private static String ownerOf(JdbcTemplate template, int id) {
        return template.queryForObject("SELECT owner FROM account WHERE id = ?", String.class, id); // line: inner
    }
}
