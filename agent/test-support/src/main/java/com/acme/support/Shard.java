package com.acme.support;

/**
 * The part of the {@link Sharded} tests that this run executes: the system property {@value #PROPERTY} of the form
 * {@code NUMBER/COUNT}, for example {@code 1/2}. Continuous integration runs one shard on each JDK.
 *
 * @param number from 1 to {@code count}
 */
public record Shard(int number, int count) {
    /** The system property. */
    public static final String PROPERTY = "session-audit.test.shard";

    public Shard {
        if (count < 1 || number < 1 || number > count) {
            throw new IllegalArgumentException(
                    PROPERTY + '=' + number + '/' + count + ": expected 1/2 or 2/2, for example");
        }
    }

    /** Returns the shard of this JVM; everything if the property is not set. */
    public static Shard ofThisRun() {
        return parse(System.getProperty(PROPERTY, "1/1"));
    }

    static Shard parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException(PROPERTY + '=' + text + ": expected NUMBER/COUNT", unreadable);
        }
    }

    /** Whether this shard contains the test of that name. Each name is in exactly one of the shards. */
    public boolean contains(String name) {
        return Math.floorMod(name.hashCode(), count) == number - 1;
    }
}
