package io.sessionaudit.core.live;

import java.time.Instant;

/**
 * The agent of the audited JVM.
 *
 * @param version its version
 * @param java the version of Java
 * @param pid the process id
 * @param host the host name
 * @param main the main class or jar
 * @param log the name of the log
 * @param started when the agent started
 * @param isAuditing false while the audit is switched off
 * @param countingSince since when the counters of the pools count
 * @param dropped the number of sessions that were only counted, because the queue of the log was full
 */
public record LiveAgent(
        String version,
        String java,
        long pid,
        String host,
        String main,
        String log,
        Instant started,
        boolean isAuditing,
        Instant countingSince,
        long dropped) {
    LiveAgent with(boolean auditing, Instant since, long droppedSessions) {
        return new LiveAgent(version, java, pid, host, main, log, started, auditing, since, droppedSessions);
    }
}
