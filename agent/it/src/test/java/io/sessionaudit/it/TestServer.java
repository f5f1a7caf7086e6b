package io.sessionaudit.it;

import io.sessionaudit.demo.server.DemoServer;

/** One server for all tests of this JVM; it stops when the JVM ends. */
public final class TestServer {
    private static final DemoServer SERVER = DemoServer.start();

    private TestServer() {}

    /** Its JDBC URL, including user and password. */
    public static String url() {
        return SERVER.url();
    }
}
