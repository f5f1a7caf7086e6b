// finds: uncommitted-close warning at opened changes=1
// on tomcat, vibur, mybatis: uncommitted-close warning at opened changes=1
// on tomcat, vibur, mybatis: state-left-changed warning at opened property=autocommit from=true to=false
// because: these lend it on with autocommit off
// pools: all
package com.acme.corpus.faulty;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.corpus.host.Host;
import com.acme.corpus.host.Program;

/** The second statement fails; try-with-resources closes without a rollback. */
public final class ExceptionBeforeCommit implements Program {
    @Override
    public void run(Host host) throws Exception {
        try (Connection connection = host.dataSource().getConnection(); // line: opened
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE account SET balance = balance - 10 WHERE id = 1");
            statement.executeUpdate("UPDATE accounts SET balance = balance + 10 WHERE id = 2");
            connection.commit();
        } catch (SQLException reported) {
            // error message to the user
        }
    }
}
