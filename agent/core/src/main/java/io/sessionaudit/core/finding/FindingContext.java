package io.sessionaudit.core.finding;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.stack.FrameKind;
import io.sessionaudit.core.stack.Place;
import io.sessionaudit.core.stack.Site;
import io.sessionaudit.core.stack.StackDifference;

/** What a finding's condition and wording need from the log: session numbers, sites and places. For the log thread. */
public interface FindingContext {
    /** {@return the number of a session in the log} */
    long number(Session session);

    /**
     * {@return the site of a stack, or null if the stack is null}
     *
     * <p>Writes the record of the site first if it is new, so no other record may be begun.
     */
    Site site(Throwable stack);

    /** {@return the place of a stack that opened no session; writes nothing} */
    Place placeOf(StackTraceElement[] stack);

    /** {@return the kind of the code that called the JDBC method at the top of a stack; null if it is unknown} */
    FrameKind callerKind(Throwable stack);

    /** {@return how two stacks differ if both have the same place; null if they have not, or one is null} */
    StackDifference difference(Throwable one, Throwable other);
}
