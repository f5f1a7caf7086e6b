package io.sessionaudit.runtime.listen;

import java.util.ArrayList;
import java.util.List;

import io.sessionaudit.core.session.OpenSessions;
import io.sessionaudit.core.session.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import static org.assertj.core.api.Assertions.assertThat;

class OwnersTest {
    private final OpenSessions open = new OpenSessions();

    @Test
    void aThreadWhoseThreadLocalsAreErasedIsFoundAgain() {
        Owners owners = new Owners(open);
        Owner before = owners.current();
        open.current().remove();

        assertThat(owners.current()).isSameAs(before);
    }

    /** An audit begins anew with the same open sessions. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aVirtualThreadIsTheSameOwnerAfterAChangeOfOptions() throws Exception {
        List<Owner> found = new ArrayList<>();
        Runnable borrowsBeforeAndAfter = () -> {
            found.add(new Owners(open).current());
            found.add(new Owners(open).current());
        };
        Thread thread = (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, borrowsBeforeAndAfter);
        thread.join();

        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isSameAs(found.get(1));
        assertThat(found.get(0).isVirtual()).isTrue();
    }
}
