// finds: nothing
// opens: start through Liquibase
package com.acme.migrations;

import com.acme.host.Host;
import com.acme.host.Program;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.core.io.DefaultResourceLoader;

/** Liquibase as Spring starts it. */
public final class LiquibaseInSpring implements Program {
    @Override
    public void run(Host host) throws Exception {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(host.dataSource());
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.setChangeLog("classpath:/" + Changes.FILE);
        liquibase.afterPropertiesSet(); // line: start
    }
}
