package io.sessionaudit.runtime;

import java.security.AllPermission;
import java.security.CodeSource;

/** Whether a security manager, which JVMs had until JDK 23, lets the agent work. */
final class SecurityManagerGrant {
    private SecurityManagerGrant() {}

    /** {@return what the policy must grant the agent, on one line; null if nothing is missing} */
    @SuppressWarnings("removal")
    static String missing() {
        if (System.getSecurityManager() == null
                || SecurityManagerGrant.class.getProtectionDomain().implies(new AllPermission())) {
            return null;
        }
        CodeSource source = SecurityManagerGrant.class.getProtectionDomain().getCodeSource();
        return "the security manager of this JVM does not grant the agent what it needs; add to its policy: grant"
                + " codeBase \"" + (source == null ? "file:session-audit.jar" : source.getLocation())
                + "\" { permission java.security.AllPermission; };";
    }
}
