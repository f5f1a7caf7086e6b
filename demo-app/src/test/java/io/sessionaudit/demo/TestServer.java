package io.sessionaudit.demo;

import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.demo.server.DemoServer;

/** One server for all tests of this JVM; it stops when the JVM ends. */
public final class TestServer {

    private static final DemoServer SERVER = DemoServer.start();

    private TestServer() {}

    public static String url() {
        return SERVER.url();
    }

    public static HikariDataSource pool() {
        return OrderPool.open(url());
    }
}
