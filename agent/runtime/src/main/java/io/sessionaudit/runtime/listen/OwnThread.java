package io.sessionaudit.runtime.listen;

/** A thread of the agent that calls connections of the application; its calls are not the application's. */
public final class OwnThread extends Thread {
    /** Creates a daemon thread that inherits nothing. */
    public OwnThread(Runnable work, String name) {
        super(null, work, name, 0, false);
        setDaemon(true);
        setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    static boolean isCurrent() {
        return Thread.currentThread() instanceof OwnThread;
    }
}
