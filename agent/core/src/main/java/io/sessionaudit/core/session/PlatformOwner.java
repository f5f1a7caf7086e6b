package io.sessionaudit.core.session;

/**
 * The owner for a platform thread, padded at its end with two cache lines against false sharing: platform threads are
 * long-lived, and the garbage collector places their owners next to each other. Owners of virtual threads are many and
 * short-lived, and are not padded.
 */
@SuppressWarnings("unused")
final class PlatformOwner extends Owner {
    private long behind1;
    private long behind2;
    private long behind3;
    private long behind4;
    private long behind5;
    private long behind6;
    private long behind7;
    private long behind8;
    private long behind9;
    private long behind10;
    private long behind11;
    private long behind12;
    private long behind13;
    private long behind14;
    private long behind15;
    private long behind16;

    PlatformOwner(Thread thread) {
        super(thread);
    }
}
