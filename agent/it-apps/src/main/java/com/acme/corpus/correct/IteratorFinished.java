// finds: nothing
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** An iterator that closes its connection after the last row, and a caller that reads all rows. */
public final class IteratorFinished implements Program {
    @Override
    public void run(Host host) throws Exception {
        Iterator<String> owners = owners(host.dataSource());
        while (owners.hasNext()) {
            owners.next();
        }
    }

    private static Iterator<String> owners(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        ResultSet rows = connection.createStatement().executeQuery("SELECT owner FROM account");
        return new Iterator<>() {
            private boolean more = rows.next();

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public String next() {
                try {
                    String owner = rows.getString(1);
                    more = rows.next();
                    if (!more) {
                        connection.close();
                    }
                    return owner;
                } catch (SQLException e) {
                    throw new NoSuchElementException(e);
                }
            }
        };
    }
}
