package io.sessionaudit.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.sessionaudit.core.live.LiveModel;
import io.sessionaudit.core.live.LiveState;
import io.sessionaudit.core.live.LiveWriter;
import io.sessionaudit.core.log.LogWriter;

/** Renders each state once for all readers. Thread-safe. */
final class LiveEvents {
    /** The page shows no more sessions at once. */
    private static final int MAX_SESSIONS = 200;

    private static final long WAIT_MILLIS = 5_000;
    private static final byte[] COMMENT = ": nothing has changed\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OFF = "event: off\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8);

    private final LiveModel live;
    private LiveState renderedState;
    private byte[] rendered;

    LiveEvents(LiveModel live) {
        this.live = live;
    }

    /** {@return the events for one reader} */
    EventStream stream() {
        return new EventStream() {
            private LiveState previous;

            @Override
            public byte[] next() throws InterruptedException {
                LiveState next = live.awaitOther(previous, WAIT_MILLIS);
                boolean isSame = next == previous;
                previous = next;
                return isSame ? COMMENT : next == null ? OFF : render(next);
            }
        };
    }

    private synchronized byte[] render(LiveState state) {
        if (renderedState != state) {
            renderedState = state;
            rendered = event(state);
        }
        return rendered;
    }

    private static byte[] event(LiveState state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write("event: state\ndata: ".getBytes(StandardCharsets.UTF_8));
            LogWriter line = new LogWriter(bytes);
            LiveWriter.write(state, MAX_SESSIONS, line);
            line.flush();
            bytes.write('\n'); // the line ends with the first one
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
