package io.sessionaudit.it;

import java.util.Arrays;
import java.util.List;

import com.acme.app.Everything;
import com.acme.app.ThrowingHooks;
import com.acme.support.Sharded;
import io.sessionaudit.hooks.SessionAuditListener;
import io.sessionaudit.it.fork.FinishedJvm;
import io.sessionaudit.it.fork.Forks;
import io.sessionaudit.scope.Sessions;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Failures of the agent do not change the application's results. */
@Sharded
class HooksThrowIT {
    /** The output of the application without an agent, which is always the same. */
    private static String unaudited;

    @RegisterExtension
    final Forks forks = new Forks();

    @Test
    void changesNoResultWhenAllIsWell() {
        FinishedJvm audited =
                forks.jvm(Everything.class, Sessions.class).agent().run().successful();

        assertThat(audited.out()).isEqualTo(unaudited()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime-exception", "error", "checked-exception"})
    void changesNoResultWhenEveryHookThrows(String kind) {
        FinishedJvm audited = throwing(kind, "all");

        assertThat(audited.out()).isEqualTo(unaudited());
        assertThat(threw(audited)).contains("borrow", "call", "execute", "close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime-exception", "error", "checked-exception"})
    void changesNoResultWhenEveryHookAfterACallThrows(String kind) {
        FinishedJvm audited = throwing(kind, "after");

        assertThat(audited.out()).isEqualTo(unaudited());
        assertThat(threw(audited)).containsExactlyInAnyOrderElementsOf(hooksAfterCalls());
    }

    private FinishedJvm throwing(String kind, String which) {
        return forks.jvm(ThrowingHooks.class, Sessions.class, ByteBuddy.class)
                .agent()
                .agentMayComplain()
                .arguments(kind, which)
                .run()
                .successful();
    }

    private String unaudited() {
        if (unaudited == null) {
            unaudited = forks.jvm(Everything.class, Sessions.class)
                    .run()
                    .successful()
                    .out();
        }
        return unaudited;
    }

    private static List<String> threw(FinishedJvm audited) {
        return audited.err()
                .lines()
                .filter(line -> line.startsWith("threw="))
                .map(line -> line.substring("threw=".length()))
                .toList();
    }

    private static List<String> hooksAfterCalls() {
        return Arrays.stream(SessionAuditListener.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == void.class)
                .map(method -> method.getName())
                .toList();
    }
}
