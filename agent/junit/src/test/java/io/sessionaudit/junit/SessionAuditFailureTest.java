package io.sessionaudit.junit;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionAuditFailureTest {
    @Test
    void hasTheStacksOfBothCalls() {
        SessionAuditFailure failure = new SessionAuditFailure(
                        "left open",
                        List.of("com.acme.Orders.find(Orders.java:41)", "com.acme.Api.<init>(Unknown Source)"))
                .with(List.of("com.acme.Other.call(Native Method)"));

        assertThat(failure.getStackTrace())
                .containsExactly(
                        new StackTraceElement("com.acme.Orders", "find", "Orders.java", 41),
                        new StackTraceElement("com.acme.Api", "<init>", null, -1));
        assertThat(failure.getCause().getStackTrace())
                .containsExactly(new StackTraceElement("com.acme.Other", "call", null, -2));
    }

    @Test
    void keepsItsOwnStackWithoutFrames() {
        SessionAuditFailure failure = new SessionAuditFailure("not raised", List.of()).with(List.of());

        assertThat(failure.getCause()).isNull();
        assertThat(failure.getStackTrace()[0].getClassName())
                .isEqualTo(getClass().getName());
    }
}
