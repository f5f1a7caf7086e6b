package com.acme.recording;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver on top of H2 that records every call on itself and on the objects that it opens. */
public final class RecordingDriver implements Driver {
    /** Replaces {@code jdbc:} in its URLs. */
    public static final String PREFIX = "jdbc:recorded:";

    private static final Driver H2 = new org.h2.Driver();

    static {
        try {
            DriverManager.registerDriver(new RecordingDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The label of the recording: the name of the database. */
    static String label(String url) {
        return url.replaceFirst(".*:", "").replaceFirst(";.*", "");
    }

    static String h2(String url) {
        return "jdbc:" + url.substring(PREFIX.length());
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!url.startsWith(PREFIX)) {
            return null;
        }
        Recorder.record(label(url), "behind Driver.connect");
        return RecordingHandler.wrap(Connection.class, label(url), "behind", H2.connect(h2(url), info));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url != null && url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return true;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("recording");
    }
}
