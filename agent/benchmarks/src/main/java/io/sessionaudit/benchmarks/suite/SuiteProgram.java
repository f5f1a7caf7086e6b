package io.sessionaudit.benchmarks.suite;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite as build tools do, and prints when its first test begins and when all have ended. */
public final class SuiteProgram implements TestExecutionListener {
    /** Printed when the first test begins. */
    static final String BEGUN = "begun";

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger successful = new AtomicInteger();

    private SuiteProgram() {}

    /** Runs it; the exit code is 1 if a test failed. */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(FiveMillisecondTest.class))
                .build();
        SuiteProgram suite = new SuiteProgram();
        LauncherFactory.create().execute(request, suite);
        System.out.println(suite.successful);
        System.exit(suite.successful.get() == FiveMillisecondTest.TESTS ? 0 : 1);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest() && begun.getAndIncrement() == 0) {
            System.out.println(BEGUN);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            successful.getAndIncrement();
        }
    }
}
