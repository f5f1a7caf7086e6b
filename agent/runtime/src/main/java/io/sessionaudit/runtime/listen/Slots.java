package io.sessionaudit.runtime.listen;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.runtime.woven.ClassShape;

/**
 * What the agent knows of an object: in the field that was added to its class, or in a map where it has none.
 *
 * <p>Threadsafe; a data race on a field shows an older content, never a broken one. Objects are told apart by identity alone: their
 * {@code equals} and {@code hashCode} are never called. The map keeps none of them alive.
 */
final class Slots {
    private final Map<Object, Object> contents = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** The shapes that were looked up last: mostly all connections are of one class, and so are all data sources. */
    private ClassShape connections = ClassShape.of(Object.class);

    private ClassShape sources = ClassShape.of(Object.class);

    /** {@return what is known of an object, or null} */
    Object get(Object target) {
        return target == null ? null : get(ClassShape.of(target.getClass()), target);
    }

    /** {@return as {@link #get}, for what a data source has handed out} */
    Object ofConnection(Object connection) {
        return get(shape(connection), connection);
    }

    /** Notes what is known of what a data source has handed out. */
    void ofConnection(Object connection, Object content) {
        set(shape(connection), connection, content);
    }

    /** {@return as {@link #get}, for a data source} */
    Object ofSource(Object asked) {
        ClassShape shape = sources;
        if (!shape.isOf(asked.getClass())) {
            shape = ClassShape.of(asked.getClass());
            sources = shape;
        }
        return get(shape, asked);
    }

    /** Notes what is known of an object. */
    void set(Object target, Object content) {
        set(ClassShape.of(target.getClass()), target, content);
    }

    /** Notes what is known of an object if there is a field for it; {@return whether there is} */
    boolean setField(Object target, Object content) {
        ClassShape shape = ClassShape.of(target.getClass());
        if (shape.hasContent()) {
            shape.setContent(target, content);
        }
        return shape.hasContent();
    }

    /** {@return whether an object has a field for what is known of it} */
    boolean hasField(Object target) {
        return ClassShape.of(target.getClass()).hasContent();
    }

    private ClassShape shape(Object connection) {
        ClassShape shape = connections;
        if (!shape.isOf(connection.getClass())) {
            shape = ClassShape.of(connection.getClass());
            connections = shape;
        }
        return shape;
    }

    private Object get(ClassShape shape, Object target) {
        if (shape.hasContent()) {
            return shape.content(target);
        }
        return contents.isEmpty() ? null : contents.get(new Probe(target));
    }

    private void set(ClassShape shape, Object target, Object content) {
        if (shape.hasContent()) {
            shape.setContent(target, content);
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
