package io.sessionaudit.it;

import io.sessionaudit.demo.server.DemoServer;

/** One server for all tests of this JVM; it stops when the JVM ends. */
final class TestServer {
    private static final DemoServer SERVER = DemoServer.start();

    private TestServer() {}

    static String url() {
        return SERVER.url();
    }
}
