package io.sessionaudit.runtime.support;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.sql.DriverManager;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.sessionaudit.runtime.weave.SessionTransformer;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Installs the transformer before any test class is looked at, as premain does before the application's first class. */
public final class Weaving implements LauncherSessionListener {
    /** Classes that could not be woven, and why. */
    static final Queue<String> FAILURES = new ConcurrentLinkedQueue<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Instrumentation instrumentation = ByteBuddyAgent.install();
        instrumentation.addTransformer(
                new SessionTransformer((name, reason) -> FAILURES.add(name + ": " + reason)), true);
        try {
            instrumentation.retransformClasses(DriverManager.class);
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(e);
        }
    }
}
