package io.sessionaudit.core.session;

/**
 * The owner that stands for a platform thread: two cache lines behind its fields keep other objects, and other owners, at a
 * distance. Such threads live long, and the garbage collector puts their owners side by side; those of virtual threads
 * are many and short-lived, and do without.
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
