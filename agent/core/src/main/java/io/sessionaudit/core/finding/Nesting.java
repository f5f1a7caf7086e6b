package io.sessionaudit.core.finding;

/** Frameworks that open a second session on purpose, or because they were told to: recognised by their frames. */
enum Nesting {
    SPRING_REQUIRES_NEW(
            "Spring REQUIRES_NEW",
            "org.springframework.transaction.support.AbstractPlatformTransactionManager",
            "handleExistingTransaction"),
    HIBERNATE_ISOLATED(
            "Hibernate's id generator",
            "org.hibernate.resource.transaction.backend.jdbc.internal.JdbcIsolationDelegate",
            "delegateWork"),
    ECLIPSELINK_SEQUENCE(
            "EclipseLink's sequence", "org.eclipse.persistence.internal.sequencing.SequencingManager", null);

    private final String title;
    private final String className;
    private final String method;

    Nesting(String title, String className, String method) {
        this.title = title;
        this.className = className;
        this.method = method;
    }

    /** {@return the name of what nests} */
    String title() {
        return title;
    }

    /**
     * {@return the framework that nests, or null}
     *
     * @param second the stack that opened the second session
     * @param first the stack that opened the first one
     */
    static Nesting in(Throwable second, Throwable first) {
        if (second == null) {
            return null;
        }
        for (StackTraceElement frame : second.getStackTrace()) {
            for (Nesting nesting : values()) {
                if (nesting.isAt(frame)) {
                    return nesting;
                }
            }
        }
        return null;
    }

    private boolean isAt(StackTraceElement frame) {
        String name = frame.getClassName();
        return (name.equals(className) || name.startsWith(className + "$"))
                && (method == null || method.equals(frame.getMethodName()));
    }
}
