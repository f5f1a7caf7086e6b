package io.sessionaudit.hooks;

/**
 * Given to data sources, connections, statements and result sets where a field may be injected: one slot that holds what the agent
 * knows of that object. Objects that cannot have it are looked up in a map instead.
 *
 * <p>Not synchronised: a data race shows an older value, never a broken one.
 */
public interface SessionAuditSlot {
    /** {@return what was stored last, or null} */
    Object sessionAuditSlot();

    /**
     * Replaces what is stored.
     *
     * @param content what the agent knows of this object, or null
     */
    void sessionAuditSlot(Object content);

    /** {@return the text that was stored last, or null; there is room for one in a {@link SessionAuditTextSlot} only} */
    default String sessionAuditText() {
        return null;
    }

    /**
     * Replaces the text that is stored.
     *
     * @param text what a statement executes, or null
     * @return whether there is room for it
     */
    default boolean sessionAuditText(String text) {
        return false;
    }
}
