package io.sessionaudit.core.finding;

import java.util.List;

import io.sessionaudit.core.stack.FrameClassifier;

/** Libraries that open a second session on purpose or on request, recognized by their frames. */
enum NestingFramework {
    SPRING_REQUIRES_NEW(
            "Spring REQUIRES_NEW",
            End.SECOND,
            "org.springframework.transaction.support.AbstractPlatformTransactionManager",
            "handleExistingTransaction"),
    HIBERNATE_ISOLATED(
            "Hibernate's id generator",
            End.SECOND,
            "org.hibernate.resource.transaction.backend.jdbc.internal.JdbcIsolationDelegate",
            "delegateWork"),
    ECLIPSELINK_SEQUENCE(
            "EclipseLink's sequence",
            End.SECOND,
            "org.eclipse.persistence.internal.sequencing.SequencingManager",
            null),
    FLOWABLE_IDS("Flowable's id generator", End.SECOND, "org.flowable.engine.impl.db.DbIdGenerator", "getNewBlock"),
    SHEDLOCK("ShedLock", End.SECOND, "net.javacrumbs.shedlock.provider.jdbc.JdbcStorageAccessor", "executeCommand"),
    /** The code that runs in the new transaction has this frame below its own. */
    MICRONAUT_REQUIRES_NEW(
            "Micronaut REQUIRES_NEW",
            End.OPENER,
            "io.micronaut.data.connection.support.AbstractConnectionOperations",
            "suspend",
            "io.micronaut."),
    /** The cursor stays open during the whole step. */
    SPRING_BATCH_CURSOR(
            "Spring Batch's cursor reader",
            End.FIRST,
            "org.springframework.batch.item.database.AbstractCursorItemReader",
            "initializeConnection"),
    SPRING_BATCH_6_CURSOR(
            "Spring Batch's cursor reader",
            End.FIRST,
            "org.springframework.batch.infrastructure.item.database.AbstractCursorItemReader",
            "initializeConnection"),
    FLYWAY("Flyway", End.BOTH_OPENERS, "org.flywaydb.core.internal.jdbc.JdbcUtils", "openConnection", "org.flywaydb.");

    /** Which of the two stacks contains the frame. */
    private enum End {
        /** The second one, anywhere. */
        SECOND,
        /** The first one, anywhere. */
        FIRST,
        /** The second one, if the library itself opens the session there, not what it calls. */
        OPENER,
        /** Both, if the library itself opens the sessions. */
        BOTH_OPENERS
    }

    private final String title;
    private final End end;
    private final String className;
    private final String method;
    private final String library;

    NestingFramework(String title, End end, String className, String method) {
        this(title, end, className, method, "");
    }

    NestingFramework(String title, End end, String className, String method, String library) {
        this.title = title;
        this.end = end;
        this.className = className;
        this.method = method;
        this.library = library;
    }

    /** {@return the name of the library} */
    String title() {
        return title;
    }

    /**
     * {@return the library that nests, or null}
     *
     * @param second the stack that opened the second session, or null
     * @param first the stack that opened the first one, or null
     */
    static NestingFramework in(Throwable second, Throwable first) {
        if (second == null) {
            return null;
        }
        List<StackTraceElement> later = FrameClassifier.fromApplication(second.getStackTrace());
        List<StackTraceElement> earlier =
                first == null ? List.of() : FrameClassifier.fromApplication(first.getStackTrace());
        for (NestingFramework nesting : values()) {
            if (nesting.isShownBy(later, earlier)) {
                return nesting;
            }
        }
        return null;
    }

    private boolean isShownBy(List<StackTraceElement> second, List<StackTraceElement> first) {
        return switch (end) {
            case SECOND -> second.stream().anyMatch(this::isAt);
            case FIRST -> first.stream().anyMatch(this::isAt);
            case OPENER -> opens(second);
            case BOTH_OPENERS -> opens(second) && opens(first);
        };
    }

    /** {@return whether only frames of the library are above the nesting method} */
    private boolean opens(List<StackTraceElement> stack) {
        for (StackTraceElement frame : stack) {
            if (!frame.getClassName().startsWith(library)) {
                return false;
            }
            if (isAt(frame)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(StackTraceElement frame) {
        String name = frame.getClassName();
        return (name.equals(className) || name.startsWith(className + "$"))
                && (method == null || method.equals(frame.getMethodName()));
    }
}
