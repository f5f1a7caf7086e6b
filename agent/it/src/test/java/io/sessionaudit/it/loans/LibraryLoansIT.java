package io.sessionaudit.it.loans;

import java.util.List;

import com.acme.loans.libraries.BatchCursor;
import com.acme.loans.libraries.FlywayMigration;
import com.acme.loans.libraries.MicronautRequiresNew;
import com.acme.loans.libraries.QuartzStore;
import com.acme.loans.libraries.ShedLockTask;
import com.acme.support.Sharded;

/** A session that a library nests on purpose is no warning; the finding contains the library's name. */
@Sharded(together = true)
class LibraryLoansIT extends LoansTest {
    LibraryLoansIT() {
        super(new Group(List.of(
                Expectation.of(FlywayMigration.class).nests("Flyway"),
                Expectation.of(BatchCursor.class).nests("Spring Batch").closesTwice(),
                Expectation.of(MicronautRequiresNew.class).nests("Micronaut"),
                Expectation.of(QuartzStore.class).nests("Quartz").borrowsByTime(),
                Expectation.of(ShedLockTask.class).nests("Spring"))));
    }
}
