package io.sessionaudit.tools.report;

/** Adds up the use of a source by the sessions of one site, or of several. Not threadsafe. */
final class UseTally implements Mergeable<UseTally> {
    private static final long serialVersionUID = 1;

    private long sessions;
    private long heldMicros;
    private long samples;
    private long idle;
    private long most;

    void recordSession(long micros) {
        sessions++;
        heldMicros += micros;
    }

    /** Adds the time of a session that has not ended. */
    void recordUnfinished(long micros) {
        heldMicros += micros;
    }

    void recordSamples(long inUse, long idleAmongThem, long mostAtOnce) {
        samples += inUse;
        idle += idleAmongThem;
        most = Math.max(most, mostAtOnce);
    }

    @Override
    public void merge(UseTally other) {
        sessions += other.sessions;
        heldMicros += other.heldMicros;
        recordSamples(other.samples, other.idle, other.most);
    }

    boolean isEmpty() {
        return sessions == 0 && samples == 0 && heldMicros == 0;
    }

    long sessions() {
        return sessions;
    }

    double heldMicros() {
        return heldMicros;
    }

    /** {@return the maximum number in use at a sample, or null} */
    Long mostInUse() {
        return samples == 0 ? null : most;
    }

    /** {@return the share of idle time, or null} */
    IdleShare idle() {
        return IdleShare.of(idle, samples);
    }
}
