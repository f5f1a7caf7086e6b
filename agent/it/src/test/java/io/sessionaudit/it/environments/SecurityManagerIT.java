package io.sessionaudit.it.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.acme.app.Guarded;
import io.sessionaudit.it.fork.Artifacts;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.ForkedJvm;
import io.sessionaudit.it.fork.Forks;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** An application with a security manager, which JVMs had until JDK 23. */
@EnabledForJreRange(max = JRE.JAVA_23)
class SecurityManagerIT {
    private static final String ALL = " { permission java.security.AllPermission; };\n";

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void auditsWithTheGrant() throws IOException {
        FinishedJvm audited = guarded("grant" + ALL).agent().run().successful();

        assertThat(audited.fact("manager")).isEqualTo("true");
        assertThat(audited.log().sessions()).isEqualTo(Guarded.SESSIONS);
    }

    @Test
    void auditsUnderAManagerThatIsSetLater() throws IOException {
        FinishedJvm audited = forks.jvm(Guarded.class)
                .options(
                        "-Djava.security.manager=allow",
                        "-Djava.security.policy==" + policy(applicationOnly() + agent()))
                .arguments("late")
                .agent()
                .agentMayComplain() // the JVM prints a warning
                .run()
                .successful();

        assertThat(audited.fact("manager")).isEqualTo("true");
        assertThat(audited.log().sessions()).isEqualTo(Guarded.SESSIONS);
    }

    @Test
    void statesTheGrantThatIsMissing() throws IOException {
        FinishedJvm alone = guarded(applicationOnly()).run().successful();
        FinishedJvm refused =
                guarded(applicationOnly()).agent().agentMayComplain().run().successful();

        assertThat(refused.out()).isEqualTo(alone.out());
        assertThat(refused.complaints())
                .singleElement()
                .asString()
                .contains("security manager", "java.security.AllPermission", "Nothing is audited");
    }

    @Test
    void respectsThatTheJvmHasToEnd() throws IOException {
        FinishedJvm ended = guarded(applicationOnly())
                .agent("on-install-error=exit")
                .agentMayComplain()
                .run();

        // The manager does not allow the agent to exit either, so that its start fails.
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.out()).isEmpty();
    }

    private ForkedJvm guarded(String policy) throws IOException {
        return forks.jvm(Guarded.class).options("-Djava.security.manager", "-Djava.security.policy==" + policy(policy));
    }

    private static String applicationOnly() {
        return grant(Artifacts.of(Guarded.class)) + grant(Artifacts.of(Driver.class));
    }

    private static String agent() {
        return grant(Artifacts.agent());
    }

    private static String grant(Path code) {
        return "grant codeBase \"" + code.toUri() + "\"" + ALL;
    }

    private Path policy(String text) throws IOException {
        return Files.writeString(forks.directory().resolve("application.policy"), text);
    }
}
