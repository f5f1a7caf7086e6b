package io.sessionaudit.core.session;

import java.lang.ref.ReferenceQueue;

/** What the option {@code reclaim} asks for, and the means to do it. Threadsafe. */
public final class Reclaiming {
    private static final Reclaiming OFF = new Reclaiming(Reclaim.OFF, null, new ReferenceQueue<>());

    private final Reclaim mode;
    private final LastReferences references;
    private final ReferenceQueue<Object> unreachable;

    /**
     * Gives back what the mode says.
     *
     * @param references leads to connections that nobody else can reach; null where the JVM has no such thing
     * @param open holds the queue that those references come to
     */
    public Reclaiming(Reclaim mode, LastReferences references, OpenSessions open) {
        this(mode, references, open.unreachable());
    }

    private Reclaiming(Reclaim mode, LastReferences references, ReferenceQueue<Object> unreachable) {
        this.mode = references == null ? Reclaim.OFF : mode;
        this.references = references;
        this.unreachable = unreachable;
    }

    /** {@return what gives nothing back} */
    public static Reclaiming off() {
        return OFF;
    }

    /** {@return what is asked for} */
    public Reclaim mode() {
        return mode;
    }

    /** {@return what is to be noted of a session that begins now, or null where nothing is} */
    public Trail follow(Source source) {
        return mode == Reclaim.OFF ? null : new Trail(source.productsStandAlone());
    }

    /** The agent lets go of a connection: from here on the trail leads to it. */
    void leaveTrail(Trail trail, Object connection) {
        if (mode != Reclaim.OFF && trail != null) {
            trail.lead(connection, references.to(connection, unreachable));
        }
    }

    /** A connection was unreachable but for finalizers, which may have come since; whether it is so still is to be seen. */
    void followOnceMore(Trail trail, Object connection) {
        trail.lead(connection, references.to(connection, unreachable));
    }
}
