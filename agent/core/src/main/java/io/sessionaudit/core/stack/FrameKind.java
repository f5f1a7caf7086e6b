package io.sessionaudit.core.stack;

/** Which code a frame of a stack belongs to. */
public enum FrameKind {
    /** The JDK, the agent, reflection, and classes that are generated at run time. */
    MACHINERY("machinery"),
    /** A driver, a pool, or a wrapper of one. */
    ACCESS("access"),
    /** A library of {@link LibraryTable}, or of the option {@code libraries}. */
    LIBRARY("library"),
    /** What the option {@code application} names, or what is loaded from the application's own code sources. */
    APPLICATION("application"),
    /** Everything else, such as a company's shared libraries. */
    OTHER("other");

    private final String label;

    FrameKind(String label) {
        this.label = label;
    }

    /** {@return the name in the log} */
    public String label() {
        return label;
    }
}
