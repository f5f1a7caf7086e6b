package io.sessionaudit.runtime.listen;

import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.session.Owner;
import io.sessionaudit.core.session.SessionRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

class OwnerLookupTest {
    private final SessionRegistry open = new SessionRegistry();

    @Test
    void findsOwnerAfterThreadLocalsWereErased() {
        OwnerLookup owners = new OwnerLookup(open);
        Owner before = owners.current();
        open.current().remove();

        assertThat(owners.current()).isSameAs(before);
    }

    /** Restarts the audit with the same open sessions. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void keepsOwnerOfVirtualThreadAcrossOptionsChange() throws Exception {
        List<Owner> found = new ArrayList<>();
        Runnable borrowsBeforeAndAfter = () -> {
            found.add(new OwnerLookup(open).current());
            found.add(new OwnerLookup(open).current());
        };
        Thread thread = (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, borrowsBeforeAndAfter);
        thread.join();

        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isSameAs(found.get(1));
        assertThat(found.get(0).isVirtual()).isTrue();
    }
}
