package io.sessionaudit.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.sessionaudit.core.log.LogEvent;
import io.sessionaudit.core.log.UnauditedClass;

/** Says which classes could not be woven: each once in the log, and the first on stderr besides. Threadsafe. */
final class Unaudited implements BiConsumer<String, Throwable> {
    private static final int MOST = 1_000;

    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Consumer<LogEvent> log;

    Unaudited(Consumer<LogEvent> log) {
        this.log = log;
    }

    @Override
    public void accept(String className, Throwable failure) {
        boolean first = named.isEmpty();
        if (named.size() >= MOST || !named.add(className)) {
            return;
        }
        String reason = failure.toString().lines().findFirst().orElse("unknown");
        log.accept(new UnauditedClass(className, reason));
        if (first) {
            Diagnostics.say("class " + className + " is not audited (" + reason
                    + "); everything else is. Further such classes are named in the log alone.");
        }
    }
}
