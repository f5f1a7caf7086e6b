package io.sessionaudit.runtime.jmx;

import java.util.Date;

import io.sessionaudit.core.live.LiveFinding;

/** Findings of one kind, pool and place, as composite data. Immutable. */
public final class FindingState {
    private final LiveFinding finding;

    FindingState(LiveFinding finding) {
        this.finding = finding;
    }

    /** {@return the kind} */
    public String getKind() {
        return finding.kind().label();
    }

    /** {@return the severity} */
    public String getSeverity() {
        return finding.severity().label();
    }

    /** {@return when it was detected last} */
    public Date getTime() {
        return Date.from(finding.time());
    }

    /** {@return the name of the pool} */
    public String getPool() {
        return finding.source();
    }

    /** {@return the place; empty if the stack was not captured} */
    public String getPlace() {
        return finding.place() == null ? "" : finding.place().text();
    }

    /** {@return the message} */
    public String getMessage() {
        return finding.message();
    }

    /** {@return how often it was detected} */
    public long getCount() {
        return finding.count();
    }

    /** {@return how many of them are resolved} */
    public long getResolved() {
        return finding.resolved();
    }
}
