// finds: nothing
// opens: read through MyBatis
// opens: transaction through Spring
package com.acme.mybatis;

import com.acme.host.Host;
import com.acme.host.Program;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A mapper in and outside of Spring's transactions. */
public final class MapperInSpring implements Program {
    @Override
    public void run(Host host) {
        SqlSessionFactory factory = Factories.of(host.dataSource(), new SpringManagedTransactionFactory());
        AccountMapper accounts = new SqlSessionTemplate(factory).getMapper(AccountMapper.class);
        accounts.owners(); // line: read
        new TransactionTemplate(new JdbcTransactionManager(host.dataSource()))
                // line: transaction
                .executeWithoutResult(status -> {
                    accounts.clear(1);
                    accounts.owners();
                });
    }
}
