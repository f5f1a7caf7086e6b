package io.sessionaudit.core.finding;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.Site;

/** What a finding's wording needs from the log: session numbers and sites. For the log thread. */
public interface FindingContext {
    /** {@return the number of a session in the log} */
    long number(Session session);

    /**
     * {@return the site of a stack, or null if the stack is null}
     *
     * <p>Writes the record of the site first if it is new, so no other record may be begun.
     */
    Site site(Throwable stack);
}
