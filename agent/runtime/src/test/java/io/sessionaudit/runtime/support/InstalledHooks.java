package io.sessionaudit.runtime.support;

import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditListener;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Installs listeners in the JVM of the test, with the key of an agent. */
public final class InstalledHooks {
    private static final Object KEY = new Object();

    static {
        SessionAuditHooks.claim(ByteBuddyAgent.install(), KEY, "test");
    }

    private InstalledHooks() {}

    /** Installs a listener in place of the current one. */
    public static void install(SessionAuditListener listener) {
        SessionAuditHooks.install(KEY, listener);
    }

    /** Installs the listener that does nothing. */
    public static void uninstall() {
        SessionAuditHooks.uninstall(KEY);
    }
}
