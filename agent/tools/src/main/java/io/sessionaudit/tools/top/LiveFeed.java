package io.sessionaudit.tools.top;

import java.util.concurrent.TimeUnit;

import io.sessionaudit.tools.attach.AttachFailure;
import tools.jackson.databind.JsonNode;

/**
 * Requests the state each second on a thread of its own, so that a slow JVM does not delay keys. Ends with the first
 * failure. Threadsafe.
 */
final class LiveFeed implements Runnable {
    private final LiveRequests requests;
    private volatile JsonNode latest;
    private volatile String failure;

    LiveFeed(LiveRequests requests, JsonNode first) {
        this.requests = requests;
        latest = first;
    }

    void start() {
        Thread thread = new Thread(this, "state of " + requests.pid());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                latest = requests.state();
            }
        } catch (AttachFailure e) {
            failure = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    JsonNode latest() {
        return latest;
    }

    /** {@return why there is no newer state, or null} */
    String failure() {
        return failure;
    }
}
