package io.sessionaudit.core.finding;

import java.util.Map;
import java.util.function.BooleanSupplier;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * Something wrong, of one kind, about one session or one attempt to open one.
 *
 * <p>Made where it is noticed, cheaply; its message and evidence are rendered on the writer thread, and only where it is
 * written in full.
 */
public final class Finding implements AuditEvent {
    private final FindingKind kind;
    private final Severity severity;
    private final Session session;
    private final Source source;
    private final Throwable stack;
    private final String threadName;
    private final long threadId;
    private final long nanoTime;
    private final Wording wording;
    private final int escalation;
    private final BooleanSupplier holds;

    private volatile long number;
    private volatile boolean writtenInFull;
    private volatile boolean entered;

    /** Finds the words and the evidence when they are needed; runs on the writer thread. */
    public interface Wording {
        /**
         * Renders the message, and puts evidence beside it.
         *
         * @param context knows the numbers and sites of sessions
         * @param evidence fields to write beside the message
         */
        Message render(FindingContext context, Map<String, Object> evidence);
    }

    private Finding(
            FindingKind kind,
            Severity severity,
            Session session,
            Source source,
            Throwable stack,
            String threadName,
            long threadId,
            long nanoTime,
            Wording wording,
            int escalation,
            BooleanSupplier holds) {
        this.kind = kind;
        this.severity = severity;
        this.session = session;
        this.source = source;
        this.stack = stack;
        this.threadName = threadName;
        this.threadId = threadId;
        this.nanoTime = nanoTime;
        this.wording = wording;
        this.escalation = escalation;
        this.holds = holds;
    }

    /** A finding about a session; its place is where the session was opened. */
    public static Finding about(Session session, FindingKind kind, Severity severity, long nanoTime, Wording wording) {
        return escalated(session, kind, severity, nanoTime, 1, wording);
    }

    /** A finding that was raised before and has become worse: the session has been held that many times as long. */
    public static Finding escalated(
            Session session, FindingKind kind, Severity severity, long nanoTime, int escalation, Wording wording) {
        return about(session, kind, severity, nanoTime, escalation, () -> true, wording);
    }

    /**
     * A finding about a session that is still to be borne out by evidence that is dear to read.
     *
     * @param holds whether it is; asked once, on the writer thread, and where it is not nothing is written
     */
    public static Finding doubtful(
            Session session,
            FindingKind kind,
            Severity severity,
            long nanoTime,
            BooleanSupplier holds,
            Wording wording) {
        return about(session, kind, severity, nanoTime, 1, holds, wording);
    }

    private static Finding about(
            Session session,
            FindingKind kind,
            Severity severity,
            long nanoTime,
            int escalation,
            BooleanSupplier holds,
            Wording wording) {
        session.retainDetails();
        return new Finding(
                kind,
                severity,
                session,
                session.source(),
                session.openingStack(),
                session.threadName(),
                session.owner().threadId(),
                nanoTime,
                wording,
                escalation,
                holds);
    }

    /** A finding about an attempt that opened no session; its place is where it was made. */
    public static Finding aboutAttempt(
            Source source, FindingKind kind, Severity severity, Throwable stack, long nanoTime, Wording wording) {
        Thread thread = Thread.currentThread();
        CapturedCall call = new CapturedCall(stack, thread.getName(), thread.getId());
        return aboutAttempt(source, kind, severity, call, nanoTime, wording);
    }

    /** A finding about an attempt that has opened no session yet; its place is that call. */
    public static Finding aboutAttempt(
            Source source, FindingKind kind, Severity severity, CapturedCall call, long nanoTime, Wording wording) {
        return new Finding(
                kind,
                severity,
                null,
                source,
                call.stack(),
                call.threadName(),
                call.threadId(),
                nanoTime,
                wording,
                1,
                () -> true);
    }

    /** {@return what kind it is} */
    public FindingKind kind() {
        return kind;
    }

    /** {@return how bad it is} */
    public Severity severity() {
        return severity;
    }

    /** {@return the session it is about, or null for an attempt that opened none} */
    public Session session() {
        return session;
    }

    /** {@return where the session comes from} */
    public Source source() {
        return source;
    }

    /** {@return the unread stack of its place, or null} */
    public Throwable stack() {
        return stack;
    }

    /** {@return the name of the owner, or of the thread that made the attempt} */
    public String threadName() {
        return threadName;
    }

    /** {@return that thread's id} */
    public long threadId() {
        return threadId;
    }

    /** {@return when it was noticed, by the agent's clock} */
    public long nanoTime() {
        return nanoTime;
    }

    /** {@return its words and evidence} */
    public Wording wording() {
        return wording;
    }

    /** {@return whether the evidence bears it out; reads stacks} */
    public boolean holds() {
        return holds.getAsBoolean();
    }

    /** {@return 1, or how many times the limit has passed when a finding is raised again} */
    public int escalation() {
        return escalation;
    }

    /**
     * Counts it at its source, because the log's queue has no place for it; for any thread. One that has become worse was counted
     * when it was first raised.
     *
     * @return whether nothing was waiting there to be summarised, so that the source has to be named to the writer
     */
    public boolean countOverflow() {
        return escalation == 1 && source.overflowCounts().add(kind);
    }

    /** {@return its number in the log, or 0 before it has one} */
    public long number() {
        return number;
    }

    /** {@return whether it stands in the log itself, and not only in a count} */
    public boolean isWrittenInFull() {
        return writtenInFull;
    }

    /** Notes under which number it stands in the log. */
    public void writtenAs(long number) {
        this.number = number;
        this.writtenInFull = true;
    }

    /** {@return whether it stands in the log, in full or in a count} */
    public boolean isEntered() {
        return entered;
    }

    /** Notes that it is in the log, in full or in a count; for the writer thread. */
    public void entered() {
        entered = true;
    }
}
