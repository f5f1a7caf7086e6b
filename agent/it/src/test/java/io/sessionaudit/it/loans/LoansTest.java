package io.sessionaudit.it.loans;

import java.util.List;
import java.util.stream.Stream;

import io.sessionaudit.it.fork.Forks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a group of scenarios and compares sessions with loans, and findings with the programs' bugs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoansTest {
    @RegisterExtension
    final Forks forks = new Forks();

    private final Group group;

    LoansTest(Group group) {
        this.group = group;
    }

    final Group group() {
        return group;
    }

    Stream<Expectation> scenarios() {
        return group.expectations().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void recordsOneSessionPerLoan(Expectation scenario) {
        assertThat(Verification.of(group.outcome(forks), scenario)).isEmpty();
    }

    @Test
    void reportsNothingElse() {
        Outcome outcome = group.outcome(forks);
        assertThat(outcome.unrelated())
                .as("sessions and findings of no scenario")
                .isEmpty();
        List<String> expected = group.expectations().stream()
                .map(Expectation::complaint)
                .filter(text -> text != null)
                .toList();
        assertThat(outcome.audited().complaints())
                .filteredOn(line -> expected.stream().noneMatch(line::contains))
                .as("lines of the agent on standard error")
                .isEmpty();
    }

    /** Runs all scenarios with {@code thread-rule=reject}; for groups that never violate the thread rule. */
    final void assertThatNothingIsRefused() {
        Outcome outcome = group.outcome(forks, "thread-rule=reject");
        for (Expectation scenario : group.expectations()) {
            assertThat(Outcome.printed(outcome.audited(), scenario.name()))
                    .as(scenario.name())
                    .isEqualTo(Outcome.printed(outcome.alone(), scenario.name()));
        }
    }
}
