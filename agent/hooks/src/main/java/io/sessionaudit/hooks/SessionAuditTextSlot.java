package io.sessionaudit.hooks;

/**
 * Given to statements, which have a second field for their text, so that no object has to be made for each to hold it.
 *
 * <p>It only marks the classes that have the field. Whoever meets an object asks for {@link SessionAuditSlot}: before JDK-8180450 (in
 * JDK 23) a class remembers one interface that it was asked for, and processors that ask for two in turn take that memory from each other.
 */
public interface SessionAuditTextSlot extends SessionAuditSlot {
    @Override
    String sessionAuditText();

    @Override
    boolean sessionAuditText(String text);
}
