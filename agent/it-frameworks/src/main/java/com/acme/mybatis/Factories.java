package com.acme.mybatis;

import javax.sql.DataSource;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.TransactionFactory;

/** Factories of sessions. */
public final class Factories {
    private Factories() {}

    /** A factory whose transactions are of that kind. */
    public static SqlSessionFactory of(DataSource source, TransactionFactory transactions) {
        Configuration configuration = new Configuration(new Environment("accounts", transactions, source));
        configuration.addMapper(AccountMapper.class);
        return new SqlSessionFactoryBuilder().build(configuration);
    }
}
