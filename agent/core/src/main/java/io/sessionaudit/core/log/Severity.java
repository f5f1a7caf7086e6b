package io.sessionaudit.core.log;

/** The severity of a finding. The labels are part of the log format. */
public enum Severity {
    /** Worth knowing; correct, or only possibly wrong. */
    INFO("info"),
    /** Probably wrong. */
    WARNING("warning"),
    /** Proven wrong. */
    ERROR("error");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** {@return the name in the log} */
    public String label() {
        return label;
    }

    /** {@return the severity with a label; {@link #WARNING} if this version does not know it} */
    public static Severity of(String label) {
        for (Severity each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        return WARNING;
    }
}
