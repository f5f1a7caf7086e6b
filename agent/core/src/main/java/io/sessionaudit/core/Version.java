package io.sessionaudit.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of Session Audit, shared by the agent, the log's field {@code agent} and the tools. */
public final class Version {
    private static final String RESOURCE = "version.properties";

    private Version() {}

    /** {@return the version set by the build, or {@code unknown}} */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            // a missing version is no reason to fail
        }
        return properties.getProperty("version", "unknown");
    }
}
