package io.sessionaudit.runtime.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/**
 * One connection with a client: reads one request and answers it, on a thread of its own. Each read and write has a
 * deadline, after which another thread closes the connection.
 */
final class HttpConnection implements Runnable {
    private static final long READ_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long WRITE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int DRAINED_BYTES = 65_536;

    private final Socket socket;
    private final HttpRoutes routes;
    private final Runnable ended;
    private volatile long deadlineNanos;
    private volatile boolean hasDeadline;

    HttpConnection(Socket socket, HttpRoutes routes, Runnable ended) {
        this.socket = socket;
        this.routes = routes;
        this.ended = ended;
        setDeadline(READ_NANOS);
    }

    @Override
    public void run() {
        try {
            socket.setTcpNoDelay(true);
            answer();
        } catch (IOException | RuntimeException | LinkageError e) {
            // the client has left, or is too slow; a failure of a handler concerns this request only
        } finally {
            close();
            ended.run();
        }
    }

    private void answer() throws IOException {
        HttpRequest request;
        try {
            request = RequestReader.read(socket.getInputStream());
        } catch (BadRequestException e) {
            send(HttpResponse.text(e.status(), e.getMessage()), true);
            return;
        }
        if (request == null) {
            return;
        }
        HttpResponse refusal = routes.refusal(request);
        if (refusal == null && routes.isEventStream(request)) {
            stream();
        } else {
            send(
                    refusal == null ? routes.answer(request) : refusal,
                    request.method().equals("GET"));
        }
    }

    private void send(HttpResponse response, boolean withBody) throws IOException {
        setDeadline(WRITE_NANOS);
        ResponseWriter.write(response, withBody, socket.getOutputStream());
        socket.shutdownOutput();
        drain();
    }

    /** Unread input would reset the connection, and the client would not receive the response. */
    private void drain() throws IOException {
        setDeadline(TimeUnit.SECONDS.toNanos(1));
        byte[] buffer = new byte[4_096];
        int drained = 0;
        int read = 0;
        while (read >= 0 && drained < DRAINED_BYTES) {
            read = socket.getInputStream().read(buffer);
            drained += read;
        }
    }

    private void stream() throws IOException {
        OutputStream out = socket.getOutputStream();
        EventStream events = routes.beginEvents();
        if (events == null) {
            send(HttpResponse.text(503, "too many pages are open"), true);
            return;
        }
        try {
            setDeadline(WRITE_NANOS);
            ResponseWriter.begin("text/event-stream; charset=utf-8", out);
            while (true) {
                hasDeadline = false;
                byte[] next = events.next();
                setDeadline(WRITE_NANOS);
                out.write(next);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            routes.endEvents();
        }
    }

    private void setDeadline(long nanos) {
        deadlineNanos = System.nanoTime() + nanos;
        hasDeadline = true;
    }

    /** Closes the connection if it took too long; for any thread. */
    void closeIfLate() {
        if (hasDeadline && System.nanoTime() - deadlineNanos > 0) {
            close();
        }
    }

    /** Closes the connection; for any thread. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed as far as possible
        }
    }
}
