package com.acme.environments.tracing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;

/**
 * Serves one request, which has the given {@code traceparent} header, with nested sessions, and opens one session
 * outside of it. Contains no tracing library.
 */
public final class OrderServer {
    private OrderServer() {}

    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:ordered;DB_CLOSE_DELAY=-1");
            pool.setPoolName("ordered");
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/order", exchange -> order(exchange, pool));
            server.start();
            request(server.getAddress(), arguments[0]);
            server.stop(0);
            pool.getConnection().close();
        }
    }

    private static void order(HttpExchange exchange, DataSource pool) throws IOException {
        try (Connection outer = pool.getConnection();
                Connection inner = pool.getConnection()) {
            outer.clearWarnings();
            inner.clearWarnings();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** By a socket, because a traced client would replace the header. */
    private static void request(InetSocketAddress server, String traceParent) throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            String request = "GET /order HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\ntraceparent: "
                    + traceParent + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
            System.out.println("status=" + text.split(" ")[1]);
        }
    }
}
