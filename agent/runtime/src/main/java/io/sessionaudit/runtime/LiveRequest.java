package io.sessionaudit.runtime;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.attach.SessionDump;
import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.live.LiveWriter;
import io.sessionaudit.core.log.LogWriter;
import io.sessionaudit.core.session.SessionRegistry;

/** Answers a request for the current state over the attach channel. */
final class LiveRequest {
    /** Longer than the interval of the requests of one reader. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int MAX_SESSIONS = 1_000;

    private final LiveModel live;

    LiveRequest(LiveModel live) {
        this.live = live;
    }

    /** {@return the latest state as text of one line; one of now if no reader wanted it before} */
    String answer(SessionRegistry open, long timeoutMillis) {
        try {
            return encode(state(open, timeoutMillis));
        } catch (IOException e) {
            throw new IllegalStateException("the state cannot be rendered (" + e.getMessage() + ")", e);
        }
    }

    /** {@return the latest state; one of now if no reader wanted it before} */
    LiveState state(SessionRegistry open, long timeoutMillis) {
        boolean isKept = live.readers().isAny();
        live.readers().retainFor(KEPT_NANOS);
        LiveState known = live.state();
        if (!isKept || known == null) {
            live.refresh(open);
            known = await(known, timeoutMillis);
        }
        return known;
    }

    private LiveState await(LiveState known, long timeoutMillis) {
        try {
            LiveState next = live.awaitOther(known, timeoutMillis);
            if (next != null && next != known) {
                return next;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the agent is too busy; try again");
    }

    private static String encode(LiveState state) throws IOException {
        SessionDump.Encoder encoder = new SessionDump.Encoder();
        LogWriter line = new LogWriter(encoder.lines());
        LiveWriter.write(state, MAX_SESSIONS, line);
        line.flush();
        return encoder.encode(state.open());
    }
}
