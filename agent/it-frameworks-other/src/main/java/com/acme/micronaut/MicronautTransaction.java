// finds: nothing
// opens: AccountService.pay<pay through Micronaut Data
package com.acme.micronaut;

import com.acme.host.Host;
import com.acme.host.Program;
import io.micronaut.context.ApplicationContext;

/** Two calls of a repository in one transaction. */
public final class MicronautTransaction implements Program {
    @Override
    public void run(Host host) {
        try (ApplicationContext context = Contexts.of(host)) {
            context.getBean(AccountService.class).pay(1); // line: pay
        }
    }
}
