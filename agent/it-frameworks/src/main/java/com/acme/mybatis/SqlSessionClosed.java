// finds: nothing
// opens: read through MyBatis
// opens: update through MyBatis
package com.acme.mybatis;

import com.acme.host.Host;
import com.acme.host.Program;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Closes each session of MyBatis; the last one rolls back. */
public final class SqlSessionClosed implements Program {
    @Override
    public void run(Host host) {
        SqlSessionFactory factory = Factories.of(host.dataSource(), new JdbcTransactionFactory());
        try (SqlSession session = factory.openSession()) {
            session.getMapper(AccountMapper.class).owners(); // line: read
            session.getMapper(AccountMapper.class).clear(1);
            session.commit();
        }
        try (SqlSession session = factory.openSession()) {
            session.getMapper(AccountMapper.class).clear(1); // line: update
            session.rollback();
        }
    }
}
