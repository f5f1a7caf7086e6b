// finds: nothing
// opens: read through Spring
// opens: update through Spring
package com.acme.jdbcclient;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads lists, which close everything, and changes a row. */
public final class ClientReadsList implements Program {
    @Override
    public void run(Host host) {
        JdbcClient client = JdbcClient.create(host.dataSource());
        client.sql("SELECT owner FROM account").query(String.class).list(); // line: read
        client.sql("UPDATE account SET balance = 1 WHERE id = 1").update(); // line: update
    }
}
