package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.mocks.AssertingFakes;
import com.acme.loans.mocks.EasyMockTests;
import com.acme.loans.mocks.JMockTests;
import com.acme.loans.mocks.MockitoInline;
import com.acme.loans.mocks.MockitoSubclass;

/** The agent calls no method of an object that it does not know: strict mocks see the application's calls alone. */
class MockLoansIT extends LoansTest {
    MockLoansIT() {
        super(new Group(List.of(
                Expectation.of(MockitoSubclass.class),
                Expectation.of(MockitoInline.class),
                Expectation.of(JMockTests.class),
                Expectation.of(EasyMockTests.class),
                Expectation.of(AssertingFakes.class))));
    }
}
