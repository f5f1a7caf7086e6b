package com.acme.old;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Reads the agent's MXBean; separate, because a JVM may lack the module java.management. */
final class OldBean {
    private OldBean() {}

    /** Waits until the bean shows a pool; {@return the first pool and its connections in use} */
    static String pools() throws JMException, InterruptedException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.sessionaudit:type=SessionAudit");
        CompositeData[] pools = {};
        while (pools.length == 0) {
            Thread.sleep(20); // the agent checks for the server each second
            if (server.isRegistered(name)) {
                pools = (CompositeData[]) server.getAttribute(name, "Pools");
            }
        }
        return pools[0].get("name") + "=" + pools[0].get("inUse");
    }
}
