package io.sessionaudit.runtime.woven;

import io.sessionaudit.hooks.SessionAuditFields;

/** The fields that the weaver adds to classes. */
public final class SlotFields {
    /** The field for what the agent knows of an object. */
    public static final String CONTENT = "sessionAuditSlot";

    /** The field for the text of a statement. */
    public static final String TEXT = "sessionAuditText";

    /** Stands for a field that a class does not declare. */
    static final long NONE = -1;

    private static final boolean USABLE = areReadable();

    private SlotFields() {}

    /** {@return whether added fields can be read and written; without that, none may be added} */
    public static boolean areUsable() {
        return USABLE;
    }

    /** {@return whether a class itself, and not a superclass of it, declares an added field} */
    public static boolean declares(Class<?> type, String field) {
        return offset(type, field) != NONE;
    }

    /** By the JVM, which loads no types of fields for it. It must not be asked about what has no fields: it would crash. */
    static long offset(Class<?> type, String field) {
        if (!USABLE || type.isArray() || type.isPrimitive() || type.isInterface()) {
            return NONE;
        }
        try {
            return SessionAuditFields.offset(type, field);
        } catch (InternalError e) {
            return NONE; // it declares no such field
        }
    }

    /** Another JVM may lack the access: then objects are looked up in a map. */
    private static boolean areReadable() {
        try {
            Sample sample = new Sample();
            long offset = SessionAuditFields.offset(Sample.class, "content");
            SessionAuditFields.put(sample, offset, sample);
            return SessionAuditFields.get(sample, offset) == sample;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private static final class Sample {
        @SuppressWarnings("unused")
        private Object content;
    }
}
