package io.sessionaudit.core.live;

import io.sessionaudit.core.log.SessionActivity;
import io.sessionaudit.core.session.TraceContext;
import io.sessionaudit.core.stack.Place;

/**
 * An open session. Immutable; its stacks are read on request, by its number.
 *
 * @param number its number in the log
 * @param source the name of its source
 * @param thread the name of its owner
 * @param threadId the id of its owner
 * @param isVirtual whether its owner is a virtual thread
 * @param serverId the id by which the database server knows it; -1 if it is unknown
 * @param trace the span that was active when it was opened, or null
 * @param place null if its stack was not captured
 * @param openedNanos when it was opened, by the agent's clock
 * @param heldNanos how long it is open
 * @param idleNanos how long no call has used it; 0 if a call is in progress
 * @param state what it is doing
 * @param statements the number of executed statements
 * @param hasUncommittedChanges whether there are changes that were not committed
 */
public record LiveSession(
        long number,
        String source,
        String thread,
        long threadId,
        boolean isVirtual,
        long serverId,
        TraceContext trace,
        Place place,
        long openedNanos,
        long heldNanos,
        long idleNanos,
        SessionActivity state,
        int statements,
        boolean hasUncommittedChanges) {}
