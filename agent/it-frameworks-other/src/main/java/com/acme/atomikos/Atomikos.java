package com.acme.atomikos;

import com.acme.host.Host;
import com.atomikos.icatch.jta.UserTransactionManager;
import com.atomikos.jdbc.AtomikosDataSourceBean;
import org.h2.jdbcx.JdbcDataSource;

/** A transaction manager and a pool. */
record Atomikos(UserTransactionManager transactions, AtomikosDataSourceBean pool) {
    static Atomikos of(Host host) throws Exception {
        System.setProperty("com.atomikos.icatch.enable_logging", "false");
        System.setProperty("com.atomikos.icatch.registered", "true");
        UserTransactionManager transactions = new UserTransactionManager();
        transactions.init();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(host.url());
        database.setUser("sa");
        AtomikosDataSourceBean pool = new AtomikosDataSourceBean();
        pool.setUniqueResourceName(host.name());
        pool.setXaDataSource(database);
        pool.setPoolSize(4);
        pool.setBorrowConnectionTimeout(5);
        return new Atomikos(transactions, pool);
    }
}
