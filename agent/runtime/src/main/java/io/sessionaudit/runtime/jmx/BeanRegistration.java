package io.sessionaudit.runtime.jmx;

import java.util.function.Consumer;
import java.util.function.Supplier;

import io.sessionaudit.core.live.LiveState;

/**
 * Registers the MXBean once the application, or a tool that attaches to it, has created the platform MBean server. The
 * server is not created here, because the first one that needs it decides which implementation the JVM has. Refers to
 * no class of the module java.management, which a JVM may lack. Thread-safe: the last scan is not on the watch thread.
 */
public final class BeanRegistration {
    private final String log;
    private final Supplier<LiveState> states;
    private final Consumer<String> warning;
    private boolean done;

    /**
     * Creates a registration that has not taken place.
     *
     * @param log the name of the log
     * @param states returns the current state, or null if there is none
     * @param warning receives one line if the bean cannot be registered
     */
    public BeanRegistration(String log, Supplier<LiveState> states, Consumer<String> warning) {
        this.log = log;
        this.states = states;
        this.warning = warning;
    }

    /** Registers the bean if it can be registered now, and is not yet. Does not throw. */
    public synchronized void attempt() {
        if (done) {
            return;
        }
        try {
            PlatformServer server = PlatformServer.find();
            if (server != null) {
                register(server);
                done = true;
            }
        } catch (LinkageError e) {
            done = true; // no module java.management
        } catch (RuntimeException e) {
            done = true;
            PlatformServer.report(e, warning);
        }
    }

    /** On a separate thread, because the server calls listeners of the application. */
    private void register(PlatformServer server) {
        Thread thread = new Thread(null, () -> server.register(log, states, warning), "session-audit-jmx", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }
}
