package io.sessionaudit.junit;

import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Starts the audit before tests are searched, and lets Jupiter load {@link SessionAuditExtension}: of all extensions on
 * the class path only this one, unless the project has enabled automatic registration itself.
 */
public final class SessionAuditDiscoveryListener implements LauncherDiscoveryListener {
    private static final String AUTODETECTION = "junit.jupiter.extensions.autodetection.enabled";
    /** Not by its class, which cannot be loaded without Jupiter. */
    private static final String EXTENSION = "io.sessionaudit.junit.SessionAuditExtension";

    private static final String INCLUDED = "junit.jupiter.extensions.autodetection.include";

    /** Created by the launcher. */
    public SessionAuditDiscoveryListener() {}

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        TestAudit.start(failOn(parameters));
        if (TestAudit.current() == null || parameters.getBoolean(AUTODETECTION).orElse(false)) {
            return;
        }
        if (parameters.get(AUTODETECTION).isPresent()) {
            // A parameter of the request or of the project; a system property has precedence over a file only.
            System.err.println("session-audit: " + AUTODETECTION + "=false: tests of Jupiter are not audited");
            return;
        }
        System.setProperty(INCLUDED, EXTENSION);
        System.setProperty(AUTODETECTION, "true");
    }

    private static FailOn failOn(ConfigurationParameters parameters) {
        try {
            return FailOn.parse(parameters.get(FailOn.PARAMETER).orElse(FailOn.DEFAULT));
        } catch (IllegalArgumentException e) {
            System.err.println("session-audit: " + e.getMessage() + "; the default is used: " + FailOn.DEFAULT);
            return FailOn.parse(FailOn.DEFAULT);
        }
    }
}
