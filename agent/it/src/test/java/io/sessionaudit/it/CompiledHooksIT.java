package io.sessionaudit.it;

import java.util.List;

import com.acme.app.ManyBorrows;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the JVM's compilers do with the hooks, according to their own output. They compile in the foreground, so that
 * the application cannot end before they have compiled it.
 */
class CompiledHooksIT {
    private static final String HOOK = "java.lang.SessionAuditHooks::";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void borrowHooksAreNotInlinedIntoWaitingMethod() {
        FinishedJvm compiled = forks.jvm(ManyBorrows.class)
                .agent()
                .options("-Xbatch", "-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintCompilation", "-XX:+PrintInlining")
                .run()
                .successful();

        assertThat(compiled.out())
                .as("the first compiler does not compile every woven method")
                .doesNotContain("Exception handler can be reached");
        for (String hook : List.of("borrow", "borrowed")) {
            assertThat(decisions(compiled, hook))
                    .as(hook)
                    .isNotEmpty()
                    .allSatisfy(decision -> assertThat(decision).contains("don't inline by annotation"));
        }
        assertThat(decisions(compiled, "close"))
                .as("control: a hook that may be inlined")
                .isNotEmpty()
                .noneSatisfy(decision -> assertThat(decision).contains("annotation"));
    }

    /** Lines such as {@code @ 3   java.lang.SessionAuditHooks::close (20 bytes)   inline (hot)}. */
    private static List<String> decisions(FinishedJvm compiled, String hook) {
        return compiled.out()
                .lines()
                .filter(line -> line.matches(".*@ \\d+ +" + HOOK + hook + " \\(\\d+ bytes\\) +\\S.*"))
                .toList();
    }
}
