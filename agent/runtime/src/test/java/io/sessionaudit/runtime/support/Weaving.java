package io.sessionaudit.runtime.support;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.sql.DriverManager;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.sessionaudit.runtime.origin.CodeSourceRecorder;
import io.sessionaudit.runtime.tracing.TracingApis;
import io.sessionaudit.runtime.weave.SessionTransformer;
import io.sessionaudit.runtime.woven.JdkAccess;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Installs the transformer before any test class is examined, as premain does before the application's first class. */
public final class Weaving implements LauncherSessionListener {
    /** Classes that could not be woven, with the reason. */
    public static final Queue<String> FAILURES = new ConcurrentLinkedQueue<>();

    private static SessionTransformer transformer;

    /** Weaves a loaded class of connections whose close is not woven, as the agent does. */
    public static void weaveNow(Class<?> type) {
        transformer.weaveNow(type);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Instrumentation instrumentation = ByteBuddyAgent.install();
        JdkAccess.open(instrumentation);
        transformer = new SessionTransformer(
                instrumentation,
                (name, reason) -> FAILURES.add(name + ": " + reason),
                CodeSourceRecorder.ofThisJvm(),
                new TracingApis(FAILURES::add));
        transformer.recordLoaded(instrumentation.getAllLoadedClasses());
        instrumentation.addTransformer(transformer, true);
        try {
            instrumentation.retransformClasses(DriverManager.class);
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(e);
        }
    }
}
