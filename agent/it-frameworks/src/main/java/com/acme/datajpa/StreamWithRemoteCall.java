// finds: held warning at Bank.notifyFirst<call
// opens: Bank.notifyFirst<call through Hibernate, Spring
// limits: short
package com.acme.datajpa;

import com.acme.host.Host;
import com.acme.host.Program;

/** Calls another service for elements of a stream, whose transaction stays open meanwhile. */
public final class StreamWithRemoteCall implements Program {
    @Override
    public void run(Host host) {
        JpaApplication.start(host).getBean(Bank.class).notifyFirst(); // line: call
    }
}
