package io.sessionaudit.core.log;

/** The result of reclaiming a leaked session. The labels are part of the log format. */
public enum ReclaimOutcome {
    /** The pool has its connection back. */
    GIVEN_BACK("given-back"),
    /** The attempt failed. */
    FAILED("failed"),
    /** The attempt takes long; another record follows when it ends. */
    UNFINISHED("unfinished"),
    /** No attempt is made. */
    NOT_POSSIBLE("not-possible");

    private final String label;

    ReclaimOutcome(String label) {
        this.label = label;
    }

    /** {@return the name in the log} */
    public String label() {
        return label;
    }
}
