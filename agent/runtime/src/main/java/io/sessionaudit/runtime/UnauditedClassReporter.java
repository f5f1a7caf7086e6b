package io.sessionaudit.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.sessionaudit.core.jdbc.SafeText;
import io.sessionaudit.core.ledger.UnauditedClass;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.runtime.woven.ClassShape;

/** Reports classes that could not be woven: each once in the log, the first one also on stderr. Threadsafe. */
final class UnauditedClassReporter implements BiConsumer<String, Throwable> {
    private static final int MAX_CLASSES = 1_000;

    private final Set<String> classNames = ConcurrentHashMap.newKeySet();
    private final Set<String> unwoven = ConcurrentHashMap.newKeySet();
    private final Consumer<AuditEvent> log;

    UnauditedClassReporter(Consumer<AuditEvent> log) {
        this.log = log;
    }

    /** Reports a class that could not be woven, completely or in part. */
    @Override
    public void accept(String className, Throwable failure) {
        String reason = SafeText.of(failure.toString().lines().findFirst().orElse("unknown"));
        String line = record(className, reason);
        if (line != null) {
            Diagnostics.print(line);
        }
    }

    /**
     * Reports a connection class whose {@code close} is not woven, so that its sessions are not tracked. Runs on the
     * application's thread, which does no I/O. Has no effect if the class was woven meanwhile.
     */
    void acceptUnwovenConnection(Class<?> connection) {
        if (ClassShape.of(connection).isCloseWoven()) {
            return;
        }
        String line = record(connection.getName(), "its method close is not woven");
        if (line != null) {
            Thread thread = new Thread(null, () -> Diagnostics.print(line), "session-audit-message", 0, false);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** {@return whether a connection class was not passed before} */
    boolean isFirst(Class<?> connection) {
        return unwoven.size() < MAX_CLASSES && unwoven.add(connection.getName());
    }

    /** {@return the line for stderr, or null} */
    private String record(String className, String reason) {
        boolean first = classNames.isEmpty();
        if (classNames.size() >= MAX_CLASSES || !classNames.add(className)) {
            return null;
        }
        log.accept(new UnauditedClass(className, reason));
        return first
                ? "class " + className + " is not audited, or not all of it (" + reason
                        + "). If the agent cannot detect the close of a session because of this, the session is"
                        + " counted as untracked and not monitored. Further such classes are listed in the log only."
                : null;
    }
}
