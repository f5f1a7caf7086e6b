// finds: abandoned error at opened
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

import javax.sql.DataSource;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** An iterator that closes its connection after the last row, and a caller that reads only the first one. */
public final class IteratorNotFinished implements Program {
    @Override
    public void run(Host host) throws Exception {
        Iterator<String> owners = owners(host.dataSource());
        owners.next();
    }

    private static Iterator<String> owners(DataSource source) throws SQLException {
        Connection connection = source.getConnection(); // line: opened
        ResultSet rows = connection.createStatement().executeQuery("SELECT owner FROM account");
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    if (rows.isLast()) {
                        connection.close();
                        return false;
                    }
                    return true;
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public String next() {
                try {
                    rows.next();
                    return rows.getString(1);
                } catch (SQLException e) {
                    throw new NoSuchElementException(e);
                }
            }
        };
    }
}
