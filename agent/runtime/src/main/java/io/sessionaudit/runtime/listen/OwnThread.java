package io.sessionaudit.runtime.listen;

/** A thread of the agent that calls the application's connections: what it does is not the application's. */
public final class OwnThread extends Thread {
    /** A daemon with nothing inherited. */
    public OwnThread(Runnable work, String name) {
        super(null, work, name, 0, false);
        setDaemon(true);
        setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    static boolean isCurrent() {
        return Thread.currentThread() instanceof OwnThread;
    }
}
