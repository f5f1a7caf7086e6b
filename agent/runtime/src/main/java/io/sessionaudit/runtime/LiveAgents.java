package io.sessionaudit.runtime;

import java.time.Instant;

import io.sessionaudit.core.Version;
import io.sessionaudit.core.live.LiveAgent;
import io.sessionaudit.runtime.output.HostName;

/** Describes the agent of this JVM for readers of the current state. */
final class LiveAgents {
    private LiveAgents() {}

    static LiveAgent ofThisJvm(String log, Instant started) {
        return new LiveAgent(
                Version.current(),
                Runtime.version().toString(),
                ProcessHandle.current().pid(),
                HostName.find(),
                MainProgram.name(),
                log,
                started,
                false,
                null,
                0);
    }
}
