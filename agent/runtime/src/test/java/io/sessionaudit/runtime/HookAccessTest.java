package io.sessionaudit.runtime;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import io.sessionaudit.hooks.SessionAuditAnswer;
import io.sessionaudit.hooks.SessionAuditFields;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.hooks.SessionAuditListener;
import io.sessionaudit.hooks.SessionAuditReader;
import io.sessionaudit.hooks.SessionAuditRefusal;
import io.sessionaudit.runtime.support.InstalledHooks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The hooks are public classes of java.lang: what they let an application do. */
class HookAccessTest {
    private static final SessionAuditListener FOREIGN = new SessionAuditListener() {};

    @AfterEach
    void uninstall() {
        InstalledHooks.uninstall();
    }

    @Test
    void onlyTheAgentInstallsListeners() {
        SessionAuditListener own = new SessionAuditListener() {};
        InstalledHooks.install(own);

        assertThatThrownBy(() -> SessionAuditHooks.install(null, FOREIGN)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> SessionAuditHooks.install(new Object(), FOREIGN))
                .isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> SessionAuditHooks.uninstall(new Object())).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> SessionAuditHooks.setControl(new Object(), UnaryOperator.identity()))
                .isInstanceOf(SecurityException.class);
        assertThat(SessionAuditHooks.isInstalled(own)).isTrue();
    }

    @Test
    void onlyAnInstrumentationOfTheJvmClaimsOrControls() {
        // Such a proxy belongs to the boot loader, too.
        Object proxy =
                Proxy.newProxyInstance(null, new Class<?>[] {Instrumentation.class}, (self, method, arguments) -> null);
        for (Object candidate : new Object[] {null, new Object(), "", proxy}) {
            assertThatThrownBy(() -> SessionAuditHooks.claim(candidate, new Object(), "1"))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> SessionAuditHooks.request(candidate, "enabled=false"))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> SessionAuditFields.open(candidate)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> SessionAuditReader.open(candidate, UnaryOperator.identity()))
                    .isInstanceOf(SecurityException.class);
        }
    }

    /** Each new static member that is no hook has to be added here, with a test that an application cannot abuse it. */
    @Test
    void hasNoOtherStaticMembers() {
        assertThat(staticMembers(SessionAuditHooks.class))
                .filteredOn(name -> Arrays.stream(SessionAuditListener.class.getMethods())
                        .map(Method::getName)
                        .noneMatch(name::equals))
                .containsExactlyInAnyOrder(
                        "claim",
                        "install",
                        "isInstalled",
                        "isRunning",
                        "listenerName",
                        "request",
                        "setControl",
                        "uninstall",
                        "version");
        assertThat(staticMembers(SessionAuditFields.class)).containsExactly("open");
        assertThat(staticMembers(SessionAuditReader.class)).containsExactlyInAnyOrder("open", "read");
    }

    @ParameterizedTest
    @ValueSource(classes = {SessionAuditListener.class, SessionAuditAnswer.class, SessionAuditRefusal.class})
    void otherClassesHaveNoStaticMembers(Class<?> type) {
        assertThat(staticMembers(type)).isEmpty();
    }

    private static String[] staticMembers(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .toArray(String[]::new);
    }
}
