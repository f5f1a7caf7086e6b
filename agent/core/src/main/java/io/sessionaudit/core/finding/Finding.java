package io.sessionaudit.core.finding;

import java.util.Map;

import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;

/**
 * A detected problem of one kind, with a session or with an attempt to open one.
 *
 * <p>Cheap to create on the thread that detects it. Message and evidence are rendered on the log thread, and only if
 * the finding is written in full.
 */
public final class Finding implements AuditEvent {
    private final FindingKind kind;
    private final Severity severity;
    private final Session session;
    private final Source source;
    private final CapturedCall place;
    private final long nanoTime;
    private final int escalation;
    private final Condition condition;
    private final Wording wording;

    private volatile long number;
    private volatile boolean writtenInFull;
    private volatile boolean entered;

    /** Renders message and evidence on demand; called on the log thread. */
    public interface Wording {
        /**
         * Returns the message and adds the evidence.
         *
         * @param context provides numbers and sites of sessions
         * @param evidence receives further fields of the record
         */
        Message render(FindingContext context, Map<String, Object> evidence);
    }

    /** Evidence that is expensive to check; evaluated once, on the log thread. */
    public interface Condition {
        /** {@return whether the finding is raised} */
        boolean holds(FindingContext context);
    }

    private Finding(Builder builder, Wording wording) {
        this.kind = builder.kind;
        this.severity = builder.severity;
        this.session = builder.session;
        this.source = builder.source;
        this.place = builder.place;
        this.nanoTime = builder.nanoTime;
        this.escalation = builder.escalation;
        this.condition = builder.condition;
        this.wording = wording;
    }

    /** {@return a builder for a finding about a session; its place is the call that opened the session} */
    public static Builder about(Session session, FindingKind kind, Severity severity, long nanoTime) {
        session.retainDetails();
        CapturedCall opening = new CapturedCall(
                session.openingStack(), session.threadName(), session.opener().threadId());
        return new Builder(session, session.source(), opening, kind, severity, nanoTime);
    }

    /** {@return a builder for a finding about an attempt to open a session; its place is that call} */
    public static Builder aboutAttempt(
            Source source, CapturedCall call, FindingKind kind, Severity severity, long nanoTime) {
        return new Builder(null, source, call, kind, severity, nanoTime);
    }

    /** {@return its kind} */
    public FindingKind kind() {
        return kind;
    }

    /** {@return its severity, unless the message has another one} */
    public Severity severity() {
        return severity;
    }

    /** {@return the session it is about, or null if it is about an attempt that opened none} */
    public Session session() {
        return session;
    }

    /** {@return the source of the session or of the attempt} */
    public Source source() {
        return source;
    }

    /** {@return the captured stack of its place, or null} */
    public Throwable stack() {
        return place.stack();
    }

    /** {@return the name of the thread that opened the session or made the attempt} */
    public String threadName() {
        return place.threadName();
    }

    /** {@return the id of that thread} */
    public long threadId() {
        return place.threadId();
    }

    /** {@return when it was detected, in time of the agent's clock} */
    public long nanoTime() {
        return nanoTime;
    }

    /** {@return the renderer of its message and evidence} */
    public Wording wording() {
        return wording;
    }

    /** {@return whether it is confirmed; may read stacks} */
    public boolean holds(FindingContext context) {
        return condition.holds(context);
    }

    /** {@return 1, or how many times the limit has passed if it is repeated} */
    public int escalation() {
        return escalation;
    }

    /**
     * Counts it at its source, because the log's queue is full. An escalation is not counted, because the finding was
     * counted when it was first raised. Thread-safe.
     *
     * @return whether it is the first one that the source counts since its last summary
     */
    public boolean countOverflow() {
        return escalation == 1 && source.overflowCounts().add(kind);
    }

    /** {@return its number in the log, or 0 if it has none yet} */
    public long number() {
        return number;
    }

    /** {@return whether it has a record of its own} */
    public boolean isWrittenInFull() {
        return writtenInFull;
    }

    /** Records the number of its record; for the log thread. */
    public void writtenAs(long number) {
        this.number = number;
        this.writtenInFull = true;
    }

    /** {@return whether it is in the log, as a record or in a count} */
    public boolean isEntered() {
        return entered;
    }

    /** Records that it is in the log, as a record or in a count; for the log thread. */
    public void entered() {
        entered = true;
    }

    /** Builds a finding; not thread-safe. */
    public static final class Builder {
        private final Session session;
        private final Source source;
        private final CapturedCall place;
        private final FindingKind kind;
        private final Severity severity;
        private final long nanoTime;
        private int escalation = 1;
        private Condition condition = context -> true;

        private Builder(
                Session session,
                Source source,
                CapturedCall place,
                FindingKind kind,
                Severity severity,
                long nanoTime) {
            this.session = session;
            this.source = source;
            this.place = place;
            this.kind = kind;
            this.severity = severity;
            this.nanoTime = nanoTime;
        }

        /** Sets how many times the limit has passed, if the finding repeats an earlier one. */
        public Builder escalation(int times) {
            escalation = times;
            return this;
        }

        /** Sets a condition that is expensive to check; it is evaluated once, on the log thread. */
        public Builder onlyIf(Condition condition) {
            this.condition = condition;
            return this;
        }

        /** {@return the finding} */
        public Finding build(Wording wording) {
            return new Finding(this, wording);
        }
    }
}
