package io.sessionaudit.runtime.jmx;

import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.live.LiveState;

/**
 * The platform MBean server, if it was created. A server of another implementation than the JDK's is left alone,
 * because it is an object of the application. Immutable.
 */
final class PlatformServer {
    private static final String NAME = "io.sessionaudit:type=SessionAudit";
    private static final String PLATFORM_BEAN = "java.lang:type=Runtime";
    private static final String JDK = "com.sun.jmx.";

    private final MBeanServer server;

    private PlatformServer(MBeanServer server) {
        this.server = server;
    }

    /** {@return the server; null if there is none yet} */
    static PlatformServer find() {
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            if (server.getClass().getName().startsWith(JDK) && server.isRegistered(name(PLATFORM_BEAN))) {
                return new PlatformServer(server);
            }
        }
        return null;
    }

    /** Registers the bean. A failure of a listener of the application is not thrown. */
    void register(String log, Supplier<LiveState> states, Consumer<String> warning) {
        try {
            server.registerMBean(new SessionAuditBean(Version.current(), log, states), name(NAME));
        } catch (JMException | RuntimeException e) {
            report(e, warning);
        } catch (Error e) {
            if (!server.isRegistered(name(NAME))) {
                report(e, warning);
            }
        }
    }

    static void report(Throwable cause, Consumer<String> warning) {
        warning.accept("no MBean is registered (" + SafeText.of(cause.toString()) + "). Everything else works.");
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (JMException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
