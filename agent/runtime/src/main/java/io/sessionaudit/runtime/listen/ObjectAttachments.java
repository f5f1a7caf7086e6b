package io.sessionaudit.runtime.listen;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.sessionaudit.runtime.woven.ClassShape;

/**
 * Attaches data to objects: in the added field of the object's class, or in a map if it has none.
 *
 * <p>Thread-safe; with a data race on a field an older content may be read. Objects are compared by identity, their
 * {@code equals} and {@code hashCode} are never called. The map has weak references only.
 */
final class ObjectAttachments {
    private static final ClassShape OF_OBJECTS = ClassShape.of(Object.class);

    private final Map<Object, Object> contents = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** The most recently used class shapes; usually all connections are of one class, and so on. */
    private ClassShape connections = OF_OBJECTS;

    private ClassShape sources = OF_OBJECTS;
    private ClassShape statements = OF_OBJECTS;
    private ClassShape resultSets = OF_OBJECTS;

    /** Clears the recently used classes, so that their loaders can be collected; called periodically. */
    void forgetClasses() {
        connections = OF_OBJECTS;
        sources = OF_OBJECTS;
        statements = OF_OBJECTS;
        resultSets = OF_OBJECTS;
    }

    /** {@return the shape of a statement's class} */
    ClassShape ofStatement(Object statement) {
        ClassShape shape = statements;
        if (!shape.isOf(statement.getClass())) {
            shape = ClassShape.of(statement.getClass());
            statements = shape;
        }
        return shape;
    }

    /** {@return the content of an object, or null} */
    Object get(Object target) {
        return target == null ? null : get(ClassShape.of(target.getClass()), target);
    }

    /** {@return as {@link #get}, optimized for connections} */
    Object ofConnection(Object connection) {
        return get(shape(connection), connection);
    }

    /** As {@link #set}, optimized for connections. */
    void setForConnection(Object connection, Object content) {
        set(shape(connection), connection, content);
    }

    /** {@return whether the close of a connection calls the hooks} */
    boolean isCloseWoven(Object connection) {
        return shape(connection).isCloseWoven();
    }

    /** {@return as {@link #get}, optimized for data sources} */
    Object ofSource(Object requested) {
        ClassShape shape = sources;
        if (!shape.isOf(requested.getClass())) {
            shape = ClassShape.of(requested.getClass());
            sources = shape;
        }
        return get(shape, requested);
    }

    /** Sets the content of an object. */
    void set(Object target, Object content) {
        set(ClassShape.of(target.getClass()), target, content);
    }

    /** Sets the session of a result set if its class has the field; {@return whether it has} */
    boolean setForResultSet(Object resultSet, Object session) {
        ClassShape shape = resultSets;
        if (!shape.isOf(resultSet.getClass())) {
            shape = ClassShape.of(resultSet.getClass());
            resultSets = shape;
        }
        if (shape.hasContent()) {
            shape.setContent(resultSet, session);
        }
        return shape.hasContent();
    }

    /** {@return whether the class of an object has the field} */
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

    /** Represents an object in a lookup; never stored. */
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
