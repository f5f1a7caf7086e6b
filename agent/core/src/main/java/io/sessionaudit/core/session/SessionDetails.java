package io.sessionaudit.core.session;

import java.util.List;
import java.util.Map;

import io.sessionaudit.core.finding.Finding;

/**
 * What most short sessions never need: made when the first of it is written. Threads as with {@link Session}, to which it
 * belongs.
 */
final class SessionDetails {
    volatile Throwable openingStack;
    String opener;
    boolean fetchesLater;
    boolean waitsForIntroduction;
    volatile List<Finding> keptBack;

    int calls;
    boolean inCall;
    int statements;
    String lastSql;

    /** Found in autocommit mode: most such sessions need no transaction. */
    boolean autoCommits;

    Transaction transaction;

    ScopeTrace scope;

    volatile Session.Watching watching;

    SessionDetails(Throwable openingStack) {
        this.openingStack = openingStack;
    }

    /** The thread that has used the session last; null stands for the owner. */
    Owner user;

    /** The pool that the source has asked; null stands for the source itself. */
    Source lender;

    Map<ConnectionState, String> changedStates;
    Handover handover;
    Aftermath aftermath;
    SharedUse sharedUse;
    Map<String, String> mdc;

    /** The way back to the connection, where reclaim asks for it. */
    Trail trail;
}
