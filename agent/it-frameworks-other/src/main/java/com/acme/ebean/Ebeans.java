package com.acme.ebean;

import com.acme.host.Host;
import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;

/** Ebean over the host's pool. */
final class Ebeans {
    private Ebeans() {}

    static Database of(Host host) {
        DatabaseConfig config = new DatabaseConfig();
        config.setName(host.name());
        config.setDefaultServer(false);
        config.setRegister(false);
        config.setDisableClasspathSearch(true);
        config.setDataSource(host.dataSource());
        return DatabaseFactory.create(config); // line: created
    }
}
