package io.sessionaudit.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.sessionaudit.core.ledger.UnauditedClass;
import io.sessionaudit.core.session.AuditEvent;

/** Names the classes that could not be woven: each once in the log, and the first on stderr besides. Threadsafe. */
final class Unaudited implements BiConsumer<String, Throwable> {
    private static final int MAX_CLASSES = 1_000;

    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Consumer<AuditEvent> log;

    Unaudited(Consumer<AuditEvent> log) {
        this.log = log;
    }

    /** A class could not be woven, or one of its methods could not. */
    @Override
    public void accept(String className, Throwable failure) {
        String reason = failure.toString().lines().findFirst().orElse("unknown");
        String line = record(className, reason);
        if (line != null) {
            Diagnostics.say(line);
        }
    }

    /**
     * A session was not opened, because its end would not be noticed. On the application's thread, which does no output.
     *
     * @return whether the class of its connection is new here
     */
    boolean acceptUnwatched(Class<?> connection) {
        if (named.size() >= MAX_CLASSES || named.contains(connection.getName())) {
            return false;
        }
        String line = record(connection.getName(), "its method close is not woven");
        if (line != null) {
            Thread thread = new Thread(null, () -> Diagnostics.say(line), "session-audit-message", 0, false);
            thread.setDaemon(true);
            thread.start();
        }
        return true;
    }

    /** {@return what is to be written on stderr, or null} */
    private String record(String className, String reason) {
        boolean first = named.isEmpty();
        if (named.size() >= MAX_CLASSES || !named.add(className)) {
            return null;
        }
        log.accept(new UnauditedClass(className, reason));
        return first
                ? "class " + className + " is not audited, or not all of it (" + reason
                        + "). Where it keeps the agent from noticing that a session is closed, the session is counted as"
                        + " unknown and not watched. Further such classes are named in the log alone."
                : null;
    }
}
