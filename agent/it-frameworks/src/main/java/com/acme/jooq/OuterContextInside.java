// finds: second-session warning at inner with outer
// opens: outer through jOOQ
// opens: inner through jOOQ
package com.acme.jooq;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Uses the outer context inside of a transaction: the statement does not take part in it. */
public final class OuterContextInside implements Program {
    @Override
    public void run(Host host) {
        DSLContext context = DSL.using(host.dataSource(), SQLDialect.H2);
        // line: outer
        context.transaction(inside -> {
            inside.dsl().execute("UPDATE account SET balance = 0 WHERE id = 1");
            context.execute("UPDATE account SET balance = 0 WHERE id = 2"); // line: inner
        });
    }
}
