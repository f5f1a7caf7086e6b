package io.sessionaudit.runtime.woven;

import io.sessionaudit.hooks.SessionAuditFields;

/** The fields that the weaver adds to classes. */
public final class SlotFields {
    /** The field for the data of an object. */
    public static final String CONTENT = "sessionAuditSlot";

    /** The field for the SQL of a statement. */
    public static final String TEXT = "sessionAuditText";

    /** The offset of a field that a class does not declare. */
    static final long NONE = -1;

    /** A constant, so that the access is inlined. */
    static final SessionAuditFields ACCESS = JdkAccess.fields();

    private static final boolean USABLE = areReadable();

    private SlotFields() {}

    /** {@return whether added fields can be read and written; if not, none may be added} */
    public static boolean areUsable() {
        return USABLE;
    }

    /** {@return whether a class itself, and not a superclass of it, declares an added field} */
    public static boolean declares(Class<?> type, String field) {
        return offset(type, field) != NONE;
    }

    /**
     * Does not load the types of fields. The JVM would crash if the type cannot have fields, so that is checked
     * first.
     */
    static long offset(Class<?> type, String field) {
        if (!USABLE || type.isArray() || type.isPrimitive() || type.isInterface()) {
            return NONE;
        }
        try {
            return ACCESS.offset(type, field);
        } catch (InternalError e) {
            return NONE; // it declares no such field
        }
    }

    /** Without the access, on another JVM, objects are looked up in a map. */
    private static boolean areReadable() {
        try {
            Probe probe = new Probe();
            long offset = ACCESS.offset(Probe.class, "content");
            ACCESS.put(probe, offset, probe);
            return ACCESS.get(probe, offset) == probe;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private static final class Probe {
        @SuppressWarnings("unused")
        private Object content;
    }
}
