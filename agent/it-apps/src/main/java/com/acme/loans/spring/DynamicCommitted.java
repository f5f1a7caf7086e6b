package com.acme.loans.spring;

import com.acme.loans.Lenders;
import com.acme.loans.Scenario;
import com.acme.loans.Sql;
import com.baomidou.dynamic.datasource.DynamicRoutingDataSource;
import com.baomidou.dynamic.datasource.annotation.DSTransactional;
import com.baomidou.dynamic.datasource.aop.DynamicDataSourceAnnotationAdvisor;
import com.baomidou.dynamic.datasource.aop.DynamicLocalTransactionInterceptor;
import org.springframework.aop.framework.ProxyFactory;

/** Transactions by {@link DSTransactional}: the connections that they hand out are not closed before the commit. */
public final class DynamicCommitted implements Scenario {
    /** A service as applications have them. */
    public interface Numbers {
        /** Adds two numbers in one transaction. */
        void addTwo() throws Exception;
    }

    /** Its implementation. */
    public static final class StoredNumbers implements Numbers {
        private final DynamicRoutingDataSource source;

        StoredNumbers(DynamicRoutingDataSource source) {
            this.source = source;
        }

        @Override
        @DSTransactional
        public void addTwo() throws Exception {
            Sql.execute(source, "INSERT INTO numbers VALUES (1)");
            Sql.execute(source, "INSERT INTO numbers VALUES (2)");
        }
    }

    @Override
    public void run(Lenders lenders) throws Exception {
        DynamicRoutingDataSource source = DynamicSource.over(lenders);
        ProxyFactory factory = new ProxyFactory(new StoredNumbers(source));
        factory.addAdvisor(new DynamicDataSourceAnnotationAdvisor(
                new DynamicLocalTransactionInterceptor(true), DSTransactional.class));
        Numbers numbers = (Numbers) factory.getProxy();
        numbers.addTwo();
        numbers.addTwo();
        lenders.print("committed rows=" + Sql.text(source, "SELECT COUNT(*) FROM numbers"));
    }
}
