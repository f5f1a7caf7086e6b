package io.sessionaudit.runtime.listen;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.hooks.SessionAuditSlot;

/**
 * What the agent knows of an object: in its injected slot, or in a map where it has none.
 *
 * <p>Threadsafe. Objects are told apart by identity alone: their {@code equals} and {@code hashCode} are never called. The
 * map keeps none of them alive.
 */
final class Slots {
    private final Map<Object, Object> contents = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** {@return what is known of an object, or null} */
    Object get(Object target) {
        if (target instanceof SessionAuditSlot slot) {
            return slot.sessionAuditSlot();
        }
        return contents.isEmpty() || target == null ? null : contents.get(new Probe(target));
    }

    /**
     * As {@link #get}, for what a data source has handed out. Of its own, because whether an object has the slot is quickly
     * known where all are of one class, and a JVM counts the classes by place.
     */
    Object ofConnection(Object connection) {
        return connection instanceof SessionAuditSlot slot ? slot.sessionAuditSlot() : get(connection);
    }

    /** As {@link #ofConnection}, to note it. */
    void ofConnection(Object connection, Object content) {
        if (connection instanceof SessionAuditSlot slot) {
            slot.sessionAuditSlot(content);
        } else {
            set(connection, content);
        }
    }

    /** As {@link #ofConnection}, for a data source. */
    Object ofSource(Object asked) {
        return asked instanceof SessionAuditSlot slot ? slot.sessionAuditSlot() : get(asked);
    }

    /** Notes what is known of an object. */
    void set(Object target, Object content) {
        if (target instanceof SessionAuditSlot slot) {
            slot.sessionAuditSlot(content);
            return;
        }
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            contents.remove(gone);
        }
        contents.put(new Key(target, collected), content);
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object target, ReferenceQueue<Object> queue) {
            super(target, queue);
            hash = System.identityHashCode(target);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Key key && get() != null && key.refersTo(get());
        }
    }

    /** Stands for an object in a look-up only; holds it strongly, and is never stored. */
    private record Probe(Object target) {
        @Override
        public int hashCode() {
            return System.identityHashCode(target);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.refersTo(target);
        }
    }
}
