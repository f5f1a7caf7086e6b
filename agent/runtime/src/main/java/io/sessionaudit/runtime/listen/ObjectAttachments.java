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
final class ObjectAttachments {
    private static final ClassShape OF_OBJECTS = ClassShape.of(Object.class);

    private final Map<Object, Object> contents = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** The shapes that were looked up last: mostly all connections are of one class, and so are all others. */
    private ClassShape connections = OF_OBJECTS;

    private ClassShape sources = OF_OBJECTS;
    private ClassShape statements = OF_OBJECTS;
    private ClassShape resultSets = OF_OBJECTS;

    /** Lets the classes go that were looked up last, so that their loaders can be collected; to be called now and then. */
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

    /** {@return whether the agent is told when a connection is closed} */
    boolean isCloseWoven(Object connection) {
        return shape(connection).isCloseWoven();
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

    /** Notes the session of a result set if there is a field for it; {@return whether there is} */
    boolean ofResultSet(Object resultSet, Object session) {
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
