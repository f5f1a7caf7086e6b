package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.mocks.AssertingFakes;
import com.acme.loans.mocks.EasyMockTests;
import com.acme.loans.mocks.JMockTests;
import com.acme.loans.mocks.MockitoInline;
import com.acme.loans.mocks.MockitoSubclass;
import com.acme.support.Sharded;

/** The agent calls no method of an unknown object: strict mocks receive only the application's calls. */
@Sharded(together = true)
class MockLoansIT extends LoansTest {
    MockLoansIT() {
        super(new Group(List.of(
                Expectation.of(MockitoSubclass.class).hasManySources(),
                Expectation.of(MockitoInline.class).hasManySources(),
                Expectation.of(JMockTests.class).hasManySources(),
                Expectation.of(EasyMockTests.class).hasManySources(),
                Expectation.of(AssertingFakes.class).hasManySources())));
    }
}
