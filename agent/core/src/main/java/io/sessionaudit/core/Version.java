package io.sessionaudit.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of Session Audit: the agent, its log's {@code agent} field and the tools are of one. */
public final class Version {
    private static final String RESOURCE = "version.properties";

    private Version() {}

    /** {@return the version that the build gave, or {@code unknown}} */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            // Nobody fails for want of a version number.
        }
        return properties.getProperty("version", "unknown");
    }
}
