package io.sessionaudit.runtime.weave;

/** How woven code gets at what the agent has attached to the object that is called. */
enum ContentAccess {
    /** From the field that the object's class has, by itself or by a superclass. */
    FIELD,
    /** As {@link #FIELD}; a second field has the text of a statement. */
    FIELD_AND_TEXT,
    /** By a hook that looks it up: the class has no such field. */
    LOOKUP,
    /**
     * By a hook that checks the class of the object first. The method belongs to a type that has not the role, and objects of other classes
     * have the method, too.
     */
    INHERITED
}
