package io.sessionaudit.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sessionaudit.core.finding.Finding;
import io.sessionaudit.core.finding.Message;
import io.sessionaudit.core.jdbc.KnownPool;
import io.sessionaudit.core.log.FindingKind;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.session.AuditEvent;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.core.stack.CapturedCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StarvedDumpsTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final List<AuditEvent> passedOn = new ArrayList<>();
    private int dumps;
    private final StarvedDumps starved = new StarvedDumps(passedOn::add, () -> dumps++);

    @Test
    void requestsOneDumpAfterTheScan() {
        starved.accept(finding(FindingKind.STARVED));
        starved.accept(finding(FindingKind.SELF_DEADLOCK));
        assertThat(dumps).isZero();
        starved.scanned(5);
        starved.scanned(6);

        assertThat(dumps).isOne();
        assertThat(passedOn).hasSize(2);
    }

    @Test
    void requestsAtMostOneDumpInAMinute() {
        starved.accept(finding(FindingKind.STARVED));
        starved.scanned(0);
        starved.accept(finding(FindingKind.STARVED));
        starved.scanned(MINUTE - 1);
        assertThat(dumps).isOne();

        starved.scanned(MINUTE);
        assertThat(dumps).as("the wait of the last minute is not forgotten").isEqualTo(2);
        starved.scanned(2 * MINUTE);
        assertThat(dumps).isEqualTo(2);
    }

    @Test
    void ignoresOtherFindings() {
        starved.accept(finding(FindingKind.HELD));
        starved.scanned(0);

        assertThat(dumps).isZero();
        assertThat(passedOn).hasSize(1);
    }

    private static Finding finding(FindingKind kind) {
        return Finding.aboutAttempt(new Source("Pool", KnownPool.HIKARI), CapturedCall.here(), kind, Severity.ERROR, 0)
                .build((context, evidence) -> new Message("found", "rule", "done", "fix"));
    }
}
