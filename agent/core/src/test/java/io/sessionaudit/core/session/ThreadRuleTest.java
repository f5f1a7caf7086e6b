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

    private static ThreadRule rule(String... names) {
        return new ThreadRule(ThreadRule.Mode.REJECT, List.of(names));
    }

    private static StackTraceElement[] stack(String... classes) {
        return List.of(classes).stream()
                .map(name -> new StackTraceElement(name, "run", "X.java", 1))
                .toArray(StackTraceElement[]::new);
    }
}
