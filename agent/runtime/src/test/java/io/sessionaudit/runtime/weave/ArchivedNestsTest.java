package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A JVM that records classes for an AOT cache must see the nested classes of woven classes as transformed. */
class ArchivedNestsTest {
    private static final ClassLoader LOADER = ArchivedNestsTest.class.getClassLoader();

    private static final String PLAIN = Plain.class.getName().replace('.', '/');

    private final Hierarchy hierarchy = new Hierarchy();
    private final ArchivedNests archive = new ArchivedNests(true);

    /** Contains a lambda, and its host is a connection. */
    private static final String MEMBER = "com/zaxxer/hikari/pool/ProxyConnection$ClosedConnection";

    /** Its host is neither a data source nor a connection. */
    static final class Plain {
        private Plain() {}
    }

    @Test
    void excludesMembersOfNestsOfJdbcClassesInAnyOrder() throws IOException {
        byte[] file = classFile(MEMBER);
        assertThat(archive.exclude(new ClassGlance(file), LOADER, hierarchy, file))
                .isEqualTo(file)
                .isNotSameAs(file);
    }

    @Test
    void keepsOtherClasses() throws IOException {
        byte[] member = classFile(PLAIN);
        byte[] host = classFile("io/sessionaudit/runtime/weave/ArchivedNestsTest");
        assertThat(archive.exclude(new ClassGlance(member), LOADER, hierarchy, member))
                .isNull();
        assertThat(archive.exclude(new ClassGlance(host), LOADER, hierarchy, host))
                .as("no nest member")
                .isNull();
    }

    @Test
    void excludesMembersOfWovenClassesWithoutARole() throws IOException {
        byte[] member = classFile(PLAIN);
        archive.recordWoven(new ClassGlance(member).nestHost());
        assertThat(archive.exclude(new ClassGlance(member), LOADER, hierarchy, member))
                .isNotNull();
    }

    @Test
    void doesNothingIfNoArchiveIsRecorded() throws IOException {
        byte[] file = classFile(MEMBER);
        assertThat(new ArchivedNests(false).exclude(new ClassGlance(file), LOADER, hierarchy, file))
                .isNull();
        assertThat(ArchivedNests.ofThisJvm().exclude(new ClassGlance(file), LOADER, hierarchy, file))
                .isNull();
    }

    private static byte[] classFile(String name) throws IOException {
        try (InputStream in = LOADER.getResourceAsStream(name + ".class")) {
            return in.readAllBytes();
        }
    }
}
