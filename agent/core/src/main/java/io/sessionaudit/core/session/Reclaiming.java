package io.sessionaudit.core.session;

/**
 * What the option {@code reclaim} asks for, and the means to do it. Immutable.
 *
 * @param mode what is asked for
 * @param references lead to connections that nobody else can reach; null if nothing is given back
 */
public record Reclaiming(Reclaim mode, LastReferences references) {
    private static final Reclaiming OFF = new Reclaiming(Reclaim.OFF, null);

    /** Gives back what the mode says; nothing if the JVM has no such references. */
    public Reclaiming {
        mode = references == null ? Reclaim.OFF : mode;
        references = mode == Reclaim.OFF ? null : references;
    }

    /** {@return what gives nothing back} */
    public static Reclaiming off() {
        return OFF;
    }

    /** {@return what is to be noted of a session that begins now, or null where nothing is} */
    public Trail follow(Source source) {
        return mode == Reclaim.OFF ? null : new Trail(source.productsStandAlone());
    }
}
