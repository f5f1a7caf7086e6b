// finds: abandoned error at opened
// opens: opened through MyBatis
package com.acme.mybatis;

import java.util.List;

import com.acme.host.Host;
import com.acme.host.Program;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Opens a session of MyBatis and does not close it. */
public final class SqlSessionNotClosed implements Program {
    @Override
    public void run(Host host) {
        owners(Factories.of(host.dataSource(), new JdbcTransactionFactory()));
    }

    private static List<String> owners(SqlSessionFactory factory) {
        SqlSession session = factory.openSession();
        return session.getMapper(AccountMapper.class).owners(); // line: opened
    }
}
