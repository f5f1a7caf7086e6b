// finds: second-session info at AuditService.audit<audit with AccountService.payAudited<pay
// opens: AccountService.payAudited<pay through Micronaut Data
// opens: AuditService.audit<audit through Micronaut Data
package com.acme.micronaut;

import com.acme.host.Host;
import com.acme.host.Program;
import io.micronaut.context.ApplicationContext;

/** An audit in a transaction of its own. */
public final class MicronautRequiresNew implements Program {
    @Override
    public void run(Host host) {
        try (ApplicationContext context = Contexts.of(host)) {
            context.getBean(AccountService.class).payAudited(1); // line: pay
        }
    }
}
