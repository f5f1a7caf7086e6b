// finds: 3 x second-session warning at inner with outer
// opens: outer through Spring
// opens: inner through Spring
package com.acme.jdbcclient;

import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes a row for each element of an open stream. */
public final class ClientInStream implements Program {
    @Override
    public void run(Host host) {
        JdbcClient client = JdbcClient.create(host.dataSource());
        try (Stream<Integer> ids = client.sql("SELECT id FROM account").query(Integer.class).stream()) { // line: outer
            ids.forEach(id -> client.sql("UPDATE account SET balance = 0 WHERE id = ?")
                    .param(id)
                    .update()); // line: inner
        }
    }
}
