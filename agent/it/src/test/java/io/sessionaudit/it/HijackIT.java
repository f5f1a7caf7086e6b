package io.sessionaudit.it;

import com.acme.app.Hijack;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The application cannot switch the audit off unnoticed; variables of others in the environment do not either. */
class HijackIT {
    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void reportsAForeignListenerAndIgnoresForeignVariables() {
        FinishedJvm audited = forks.jvm(Hijack.class)
                .environment("SESSION_AUDIT_SERVICE_HOST", "10.0.0.1")
                .environment("SESSION_AUDIT_PORT", "tcp://10.0.0.1:80")
                .environment("SESSION_AUDIT_SITES", "all")
                .agent()
                .agentMayComplain()
                .run()
                .successful();

        assertThat(audited.fact("install")).isEqualTo("SecurityException");
        assertThat(audited.fact("uninstall")).isEqualTo("SecurityException");
        assertThat(audited.fact("request")).isEqualTo("SecurityException");
        assertThat(audited.out()).contains("done");
        assertThat(audited.log().only("unaudited").text("class")).isEqualTo("java.lang.SessionAuditListener");
        assertThat(audited.log().only("unaudited").text("reason")).contains("replaced the agent's listener");
        assertThat(audited.log().sessions()).isEqualTo(3);
        assertThat(audited.log().findings()).isEmpty();
        assertThat(audited.complaints())
                .anySatisfy(line -> assertThat(line)
                        .contains("ignored in the environment", "SESSION_AUDIT_PORT, SESSION_AUDIT_SERVICE_HOST"))
                .anySatisfy(line -> assertThat(line).contains("was replaced by java.lang.SessionAuditListener"))
                .hasSizeLessThanOrEqualTo(3);
    }
}
