package io.sessionaudit.demo.server;

import java.util.concurrent.atomic.AtomicBoolean;

/** Stops a started server once: when it is closed, or when the JVM ends, however it ends short of being killed. */
final class Stopping {

    private Stopping() {}

    static DemoServer atExit(String url, String description, Runnable stop) {
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable once = () -> {
            if (stopped.compareAndSet(false, true)) {
                stop.run();
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(once, "server-stop"));
        return new DemoServer(url, description, once);
    }
}
