// finds: nothing
// opens: list through jOOQ
// opens: stream through jOOQ
// opens: transaction through jOOQ
package com.acme.jooq;

import java.util.stream.Stream;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A list, a stream that is closed, and a transaction that uses its own configuration. */
public final class JooqCorrect implements Program {
    @Override
    public void run(Host host) {
        DSLContext context = DSL.using(host.dataSource(), SQLDialect.H2);
        context.fetch("SELECT id FROM account"); // line: list
        try (Stream<Record> rows = context.resultQuery("SELECT * FROM account").fetchStream()) {
            rows.forEach(row -> {}); // line: stream
        }
        // line: transaction
        context.transaction(inside -> {
            inside.dsl().execute("UPDATE account SET balance = 0 WHERE id = 1");
            inside.dsl().transaction(nested -> nested.dsl().execute("UPDATE account SET balance = 0 WHERE id = 2"));
        });
    }
}
