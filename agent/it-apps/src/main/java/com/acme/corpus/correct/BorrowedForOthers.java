// finds: nothing
// pools: all
package com.acme.corpus.correct;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** Opens two connections, uses neither, and hands each to a separate thread, which uses and closes it. */
public final class BorrowedForOthers implements Program {
    @Override
    public void run(Host host) throws Exception {
        Connection one = host.dataSource().getConnection();
        Connection other = host.dataSource().getConnection();
        Thread first = new Thread(() -> serve(one));
        Thread second = new Thread(() -> serve(other));
        first.start();
        second.start();
        first.join();
        second.join();
    }

    private static void serve(Connection given) {
        try (Connection connection = given;
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT COUNT(*) FROM account").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
