package io.sessionaudit.runtime.flight;

import io.sessionaudit.core.monitor.EndedWait;
import io.sessionaudit.core.stack.Place;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A wait for a connection of an exhausted pool that has ended. JFR reads the fields. */
@Name("io.sessionaudit.PoolWait")
@Label("Pool Wait")
@Category("Session Audit")
@Description("A thread waited for a connection of an exhausted pool; waits that two scans did not find are missing")
@StackTrace(false)
final class PoolWaitEvent extends Event {
    @Label("Place")
    @Description("The code that waited")
    private String place;

    @Label("Pool")
    private String pool;

    @Label("Thread")
    @Description("The thread that waited")
    private String thread;

    @Label("Thread Id")
    private long threadId;

    @Label("Waited")
    @Description("The time between the first and the last scan that found the thread waiting")
    @Timespan(Timespan.NANOSECONDS)
    private long waited;

    static void emit(EndedWait wait, Place place) {
        PoolWaitEvent event = new PoolWaitEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.place = FlightRecording.text(place);
        event.pool = wait.pool().name();
        event.thread = wait.call().threadName();
        event.threadId = wait.call().threadId();
        event.waited = wait.waitedNanos();
        event.commit();
    }
}
