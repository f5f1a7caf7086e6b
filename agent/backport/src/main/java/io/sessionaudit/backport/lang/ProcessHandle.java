package io.sessionaudit.backport.lang;

/** The process of the JVM. */
public interface ProcessHandle {
    /** {@return the process of the JVM} */
    static ProcessHandle current() {
        return CurrentProcess.INSTANCE;
    }

    /** {@return the number of the process, or 0 if it cannot be determined} */
    long pid();
}
