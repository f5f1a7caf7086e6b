// finds: second-session warning at inner with AccountService.payAndCount<pay
// opens: AccountService.payAndCount<pay through Micronaut Data
// opens: inner
package com.acme.micronaut;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.acme.host.Host;
import com.acme.host.Program;
import io.micronaut.context.ApplicationContext;
import io.micronaut.jdbc.DataSourceResolver;

/** Asks the pool itself, which knows nothing of the transaction, instead of the injected data source. */
public final class MicronautPoolItself implements Program {
    @Override
    public void run(Host host) throws SQLException {
        try (ApplicationContext context = Contexts.of(host)) {
            DataSource pool = context.getBean(DataSourceResolver.class).resolve(context.getBean(DataSource.class));
            context.getBean(AccountService.class).payAndCount(1, pool); // line: pay
        }
    }
}
