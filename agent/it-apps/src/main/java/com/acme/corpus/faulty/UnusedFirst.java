// finds: second-session warning at inner with outer
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Opens a connection early, opens another one before the first is used, and uses both. */
public final class UnusedFirst implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection early = host.dataSource().getConnection()) { // line: outer
            try (Connection late = host.dataSource().getConnection(); // line: inner
                    Statement statement = late.createStatement()) {
                statement.executeQuery("SELECT * FROM account").close();
            }
            early.createStatement().executeQuery("SELECT * FROM account").close();
        }
    }
}
