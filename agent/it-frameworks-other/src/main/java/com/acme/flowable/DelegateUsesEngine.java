// finds: nothing
// opens: engine through Flowable
// opens: engine through MyBatis, Flowable
// opens: created through MyBatis, Flowable
// opens: deployed through MyBatis, Flowable
// opens: outer through MyBatis, Flowable
package com.acme.flowable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.acme.host.Host;
import com.acme.host.Program;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.util.CommandContextUtil;

/** A delegate writes through the connection that the engine has. */
public final class DelegateUsesEngine implements Program {
    @Override
    public void run(Host host) {
        ProcessEngine engine = Engines.of(host, Pay.class);
        engine.getRuntimeService().startProcessInstanceByKey(Engines.PROCESS); // line: outer
    }

    /** The delegate. */
    public static final class Pay implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            Connection connection =
                    CommandContextUtil.getDbSqlSession().getSqlSession().getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
