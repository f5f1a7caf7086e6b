// finds: second-session warning at inner with outer
// opens: engine through Flowable
// opens: engine through MyBatis, Flowable
// opens: created through MyBatis, Flowable
// opens: deployed through MyBatis, Flowable
// opens: outer through MyBatis, Flowable
// opens: inner
package com.acme.flowable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.util.CommandContextUtil;

/** A delegate takes a connection of its own from the pool of the engine. */
public final class DelegateOpensConnection implements Program {
    @Override
    public void run(Host host) {
        ProcessEngine engine = Engines.of(host, Pay.class);
        engine.getRuntimeService().startProcessInstanceByKey(Engines.PROCESS); // line: outer
    }

    /** The delegate. */
    public static final class Pay implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {
            DataSource pool = CommandContextUtil.getProcessEngineConfiguration().getDataSource();
            try (Connection connection = pool.getConnection(); // line: inner
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
