package io.sessionaudit.runtime.jmx;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.sessionaudit.core.live.LiveState;

/** Reads the attributes from the current state. Thread-safe. */
final class SessionAuditBean implements SessionAuditMXBean {
    private static final int UNKNOWN = -1;

    private final String version;
    private final String log;
    private final Supplier<LiveState> states;

    /**
     * Creates a bean.
     *
     * @param states returns the current state, or null if there is none
     */
    SessionAuditBean(String version, String log, Supplier<LiveState> states) {
        this.version = version;
        this.log = log;
        this.states = states;
    }

    @Override
    public String getVersion() {
        return version;
    }

    @Override
    public String getLog() {
        return log;
    }

    @Override
    public int getOpenSessions() {
        LiveState state = states.get();
        return state == null ? UNKNOWN : state.open();
    }

    @Override
    public long getDroppedSessions() {
        LiveState state = states.get();
        return state == null ? UNKNOWN : state.agent().dropped();
    }

    @Override
    public List<PoolState> getPools() {
        return list(LiveState::pools, PoolState::new);
    }

    @Override
    public List<PlaceState> getPlaces() {
        return list(LiveState::places, PlaceState::new);
    }

    @Override
    public List<FindingState> getFindings() {
        return list(LiveState::findings, FindingState::new);
    }

    private <T, R> List<R> list(Function<LiveState, List<T>> part, Function<T, R> convert) {
        LiveState state = states.get();
        return state == null
                ? List.of()
                : part.apply(state).stream().map(convert).toList();
    }
}
