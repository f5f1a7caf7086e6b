// finds: second-session warning at inner with outer
// opens: outer through Spring
// opens: inner through MyBatis
package com.acme.mybatis;

import com.acme.host.Host;
import com.acme.host.Program;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens a session for batches inside of Spring's transaction, which does not include it. */
public final class BatchBesideTransaction implements Program {
    @Override
    public void run(Host host) {
        SqlSessionFactory factory = Factories.of(host.dataSource(), new JdbcTransactionFactory());
        JdbcTemplate template = new JdbcTemplate(host.dataSource());
        new TransactionTemplate(new JdbcTransactionManager(host.dataSource()))
                // line: outer
                .executeWithoutResult(status -> {
                    template.update("UPDATE account SET balance = 1 WHERE id = 3");
                    clear(factory);
                });
    }

    private static void clear(SqlSessionFactory factory) {
        try (SqlSession session = factory.openSession(ExecutorType.BATCH)) {
            AccountMapper accounts = session.getMapper(AccountMapper.class);
            accounts.clear(1); // line: inner
            accounts.clear(2);
            session.commit();
        }
    }
}
