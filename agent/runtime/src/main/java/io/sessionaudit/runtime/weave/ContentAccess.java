package io.sessionaudit.runtime.weave;

/** How woven code accesses the object that the agent has attached to the called one. */
enum ContentAccess {
    /** Reads the field that the object's class or a superclass has. */
    FIELD,
    /** As {@link #FIELD}; a second field contains the SQL of a statement. */
    FIELD_AND_TEXT,
    /** Calls a hook that looks it up, because the class has no such field. */
    LOOKUP,
    /**
     * Calls a hook that checks the class of the object first. The method is declared by a type without the role, so
     * that objects of other classes inherit it, too.
     */
    INHERITED
}
