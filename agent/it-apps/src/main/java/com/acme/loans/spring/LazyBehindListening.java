package com.acme.loans.spring;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** A data source of datasource-proxy is in front of the lazy one. */
public final class LazyBehindListening extends LazyRouting {
    @Override
    DataSource front(DataSource lazy) {
        return ProxyDataSourceBuilder.create(lazy).name("listening").build();
    }
}
