// finds: abandoned error at opened
// opens: opened through jOOQ
package com.acme.jooq;

import com.acme.host.Host;
import com.acme.host.Program;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Fetches one record of a lazy result, and leaves the cursor open. */
public final class CursorNotClosed implements Program {
    @Override
    public void run(Host host) {
        first(DSL.using(host.dataSource(), SQLDialect.H2));
    }

    private static Record first(DSLContext context) {
        Cursor<Record> cursor = context.resultQuery("SELECT * FROM account").fetchLazy(); // line: opened
        return cursor.fetchNext();
    }
}
