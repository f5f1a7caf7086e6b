package io.sessionaudit.backport.lang;

/** A module of a JVM from 9 on, or the one in which everything is on Java 8. Immutable. */
public final class Module {
    private final Object module;

    /**
     * Creates a module.
     *
     * @param module a {@code java.lang.Module}, or null on Java 8
     */
    Module(Object module) {
        this.module = module;
    }

    /** {@return the {@code java.lang.Module}, or null on Java 8} */
    public Object actual() {
        return module;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Module && module == ((Module) other).module;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(module);
    }
}
