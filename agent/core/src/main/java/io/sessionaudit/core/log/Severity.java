package io.sessionaudit.core.log;

/** How bad a finding is. The labels are part of the log format. */
public enum Severity {
    /** Worth knowing; lawful, or only possibly wrong. */
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

    /** {@return the severity with that name in the log; a warning for a name that this version does not know} */
    public static Severity of(String label) {
        for (Severity each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        return WARNING;
    }
}
