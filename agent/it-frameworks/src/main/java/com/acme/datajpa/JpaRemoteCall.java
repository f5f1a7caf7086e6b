// finds: held warning at Bank.notifyOwner<call
// opens: Bank.notifyOwner<call through Hibernate, Spring
// limits: short
package com.acme.datajpa;

import com.acme.host.Host;
import com.acme.host.Program;

/** Calls another service inside of a transaction that only reads. */
public final class JpaRemoteCall implements Program {
    @Override
    public void run(Host host) {
        JpaApplication.start(host).getBean(Bank.class).notifyOwner(1); // line: call
    }
}
