package io.sessionaudit.runtime.listen;

import io.sessionaudit.runtime.woven.ClassShape;
import io.sessionaudit.runtime.woven.WeakIdentityMap;

/**
 * Attaches data to objects: in the added field of the object's class, or in a map if it has none.
 *
 * <p>Thread-safe; with a data race on a field an older content may be read. Objects are compared by identity and
 * are not kept alive.
 */
final class ObjectAttachments {
    private static final ClassShape OF_OBJECTS = ClassShape.of(Object.class);

    private final WeakIdentityMap<Object> contents = new WeakIdentityMap<>();

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
        return contents.get(target);
    }

    private void set(ClassShape shape, Object target, Object content) {
        if (shape.hasContent()) {
            shape.setContent(target, content);
            return;
        }
        contents.put(target, content);
    }
}
