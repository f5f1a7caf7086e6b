// finds: nothing
package com.acme.corpus.correct;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;
import org.h2.jdbcx.JdbcDataSource;

/** A global transaction over two branches: the transaction manager commits, not the connection. */
public final class GlobalTransaction implements Program {
    @Override
    public void run(Host host) throws Exception {
        List<XAConnection> branches = new ArrayList<>();
        List<Xid> ids = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(host.url().replace(";", "_" + name + ";"));
            source.setUser("sa");
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE account (id INT)");
            }
            XAConnection branch = source.getXAConnection();
            Xid id = new Id(name);
            branch.getXAResource().start(id, XAResource.TMNOFLAGS);
            Connection connection = branch.getConnection();
            connection.createStatement().executeUpdate("INSERT INTO account VALUES (1)");
            branch.getXAResource().end(id, XAResource.TMSUCCESS);
            connection.close();
            branches.add(branch);
            ids.add(id);
        }
        for (int number = 0; number < 2; number++) {
            branches.get(number).getXAResource().commit(ids.get(number), true);
            branches.get(number).close();
        }
    }

    private record Id(String name) implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        @Override
        public byte[] getBranchQualifier() {
            return name.getBytes(StandardCharsets.UTF_8);
        }
    }
}
