package io.sessionaudit.core.session;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadRuleTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.Audit, com.acme.Audit, true",
        "com.acme.Audit, com.acme.Audit$Writer, true",
        "com.acme, com.acme.Audit, true",
        "com.acme.Audit, com.acme.AuditLog, false",
        "com.acme.Audit, com.other.Audit, false",
        "acme.Audit, com.acme.Audit, false"
    })
    void matchesClassNestedClassesAndPackage(String name, String frame, boolean allowed) {
        assertThat(rule(name).allows(stack("com.zaxxer.hikari.HikariDataSource", frame)))
                .isEqualTo(allowed);
    }

    @Test
    void matchesAnyFrameOfTheStack() {
        assertThat(rule("com.acme.Audit").allows(stack("com.acme.Orders", "com.acme.Audit", "java.lang.Thread")))
                .isTrue();
    }

    @Test
    void allowsNothingWithoutNames() {
        assertThat(new ThreadRule(ThreadRule.Mode.LOG, List.of()).allows(stack("com.acme.Audit")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Audit.save, com.acme.Audit, save, true",
        "com.acme.Audit.save(Audit.java:31), com.acme.Audit, save, true",
        "com.acme.Audit.save(<generated>), com.acme.Audit$$SpringCGLIB$$0, save, true",
        "com.acme.Audit.save, com.acme.Audit, lambda$save$0, true",
        "com.acme.Audit, com.acme.Audit_Subclass, save, true",
        "com.acme.Audit.save, com.acme.Audit, saveAll, false",
        "com.acme.Audit.save, com.acme.Audit, find, false"
    })
    void matchesMethodAndPlace(String name, String className, String method, boolean allowed) {
        StackTraceElement frame = new StackTraceElement(className, method, null, -1);

        assertThat(rule(name).allows(new StackTraceElement[] {frame})).isEqualTo(allowed);
    }

    private static ThreadRule rule(String... names) {
        return new ThreadRule(ThreadRule.Mode.REJECT, List.of(names));
    }

    private static StackTraceElement[] stack(String... classes) {
        return List.of(classes).stream()
                .map(name -> new StackTraceElement(name, "run", "X.java", 1))
                .toArray(StackTraceElement[]::new);
    }
}
