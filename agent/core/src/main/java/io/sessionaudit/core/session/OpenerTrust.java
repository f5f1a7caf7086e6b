package io.sessionaudit.core.session;

/**
 * What is known of the classes that open connections at a source that is no known pool: such a class belongs to the
 * application, or is an unknown pool that opens physical connections. Thread-safe.
 */
public final class OpenerTrust {
    private final LimitedNames physical = new LimitedNames();
    private final LimitedNames trusted = new LimitedNames();
    private final LimitedNames sharing = new LimitedNames();

    OpenerTrust() {}

    /** Records that the class opens physical connections. */
    public void addPhysical(String opener) {
        physical.add(opener);
        trusted.remove(opener);
    }

    /** Records that the class used and closed what it opened, as applications do; ignored if it is sharing. */
    public void addTrusted(String opener) {
        if (!trusted.contains(opener) && !sharing.contains(opener)) {
            trusted.add(opener);
        }
    }

    /**
     * Records that another thread used or closed what the class opened, as happens with an unknown pool; ignored if it
     * is trusted.
     */
    public void addSharing(String opener) {
        if (!trusted.contains(opener) && !sharing.contains(opener)) {
            sharing.add(opener);
        }
    }

    /** {@return whether other threads used what the class opened, before it was trusted} */
    public boolean isSharing(String opener) {
        return sharing.contains(opener);
    }

    /** {@return whether what the class opens are sessions for certain} */
    public boolean isTrusted(String opener) {
        return trusted.contains(opener);
    }

    /** {@return whether what the class opens are physical connections} */
    public boolean isPhysical(String opener) {
        return physical.contains(opener);
    }
}
