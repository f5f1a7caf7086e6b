package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.sessionaudit.core.options.HttpAddress;

/**
 * Listens for requests, with daemon threads: one that accepts connections and closes those that are too slow, and one
 * for each connection. The number of connections is limited. Thread-safe.
 */
public final class LiveServer implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 40;
    private static final int CHECK_MILLIS = 500;

    private final ServerSocket listening;
    private final HttpRoutes routes;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

    private LiveServer(ServerSocket listening, HttpRoutes routes) {
        this.listening = listening;
        this.routes = routes;
    }

    /**
     * Starts a server.
     *
     * @param token empty for none; required for an address other than loopback
     * @param host the name of this machine
     * @param files the parts of the page, which need no token
     * @param data what else is served
     * @param events creates the events for a reader
     * @throws IOException if it cannot listen; the message is for the user
     */
    static LiveServer start(
            HttpAddress address,
            String token,
            String host,
            Map<String, HttpHandler> files,
            Map<String, HttpHandler> data,
            Supplier<EventStream> events)
            throws IOException {
        InetAddress bound = address.host() == null
                ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1})
                : InetAddress.getByName(address.host());
        if (!bound.isLoopbackAddress() && token.isEmpty()) {
            throw new IOException("other machines may reach " + address + ", so http-token is required");
        }
        ServerSocket listening = new ServerSocket();
        try {
            listening.setReuseAddress(!System.getProperty("os.name", "").startsWith("Windows"));
            listening.bind(new InetSocketAddress(bound, address.port()), MAX_CONNECTIONS);
            listening.setSoTimeout(CHECK_MILLIS);
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
        Set<String> names = ConcurrentHashMap.newKeySet();
        names.add(host);
        if (address.host() != null) {
            names.add(address.host());
        }
        LiveServer server =
                new LiveServer(listening, new HttpRoutes(new AccessRules(token, bound, names), files, data, events));
        start(server::accept, "session-audit-http");
        return server;
    }

    /** {@return the address of the page} */
    public String url() {
        String host = listening.getInetAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + listening.getLocalPort() + "/";
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                serve(listening.accept());
            } catch (SocketTimeoutException e) {
                // time to check
            } catch (IOException e) {
                pause(); // closed, or out of file descriptors
            }
            connections.forEach(HttpConnection::closeIfLate);
        }
    }

    private void serve(Socket socket) throws IOException {
        if (connections.size() >= MAX_CONNECTIONS) {
            try (Socket refused = socket) {
                ResponseWriter.write(HttpResponse.text(503, "too many connections"), true, refused.getOutputStream());
            }
            return;
        }
        HttpConnection[] self = new HttpConnection[1];
        HttpConnection connection = new HttpConnection(socket, routes, () -> connections.remove(self[0]));
        self[0] = connection;
        connections.add(connection);
        try {
            start(connection, "session-audit-http-client");
        } catch (OutOfMemoryError e) { // no thread
            connections.remove(connection);
            connection.close();
        }
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    private static void pause() {
        try {
            Thread.sleep(CHECK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            // it does not accept connections any more
        }
        connections.forEach(HttpConnection::close);
    }
}
