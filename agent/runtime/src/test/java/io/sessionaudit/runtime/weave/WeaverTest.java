package io.sessionaudit.runtime.weave;

import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

import javax.sql.DataSource;

import com.acme.ForwardingDataSource;
import com.acme.Proxies;
import com.acme.SerializableDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.sessionaudit.hooks.SessionAuditSlot;
import io.sessionaudit.runtime.support.Databases;
import io.sessionaudit.runtime.support.RecordingAudit;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.StubMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static org.assertj.core.api.Assertions.assertThat;

class WeaverTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void connectionsAndSourcesGetTheSlotOnceInTheirTopmostClass() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection()) {
            assertThat(pool).isInstanceOf(SessionAuditSlot.class);
            assertThat(connection).isInstanceOf(SessionAuditSlot.class);
            assertThat(slotsIn(connection.getClass())).isEqualTo(1);
        }
        assertThat(slotsIn(new ForwardingDataSource(null) {}.getClass())).isEqualTo(1);
    }

    @Test
    void anotherAgentMayRetransformWhatIsWoven() throws Exception {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection()) {
            ByteBuddyAgent.install()
                    .retransformClasses(
                            HikariDataSource.class,
                            connection.getClass(),
                            connection.getClass().getSuperclass());
            assertThat(connection).isInstanceOf(SessionAuditSlot.class);
        }
        try (HikariDataSource pool = Databases.hikari()) {
            pool.getConnection().close();
        }
        assertThat(audit.sessions()).as("still audited").hasSize(2);
    }

    /** OpenTelemetry's agent gives every connection interfaces that exist in memory only. */
    @Test
    void aClassIsWovenAlsoWhereItsInterfacesCannotBeRead() {
        DynamicType.Unloaded<?> unreadable =
                new ByteBuddy().makeInterface().name("com.acme.Unreadable").make();
        Class<?> source = new ByteBuddy()
                .subclass(Object.class)
                .implement(DataSource.class)
                .implement(unreadable.getTypeDescription())
                .name("com.acme.MadeUpSource")
                .method(named("getConnection"))
                .intercept(StubMethod.INSTANCE)
                .make()
                .include(unreadable)
                .load(WeaverTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
        assertThat(source.getClassLoader().getResource("com/acme/Unreadable.class"))
                .isNull();
        assertThat(SessionAuditSlot.class.isAssignableFrom(source)).isTrue();
    }

    @Test
    void jdkProxiesAreWovenWithoutTheSlot() throws SQLException {
        Connection proxy = Proxies.proxy((self, method, arguments) -> null);
        assertThat(proxy).isNotInstanceOf(SessionAuditSlot.class);
        proxy.close();
    }

    @Test
    void theComputedSerialVersionOfAClassDoesNotChange() throws Exception {
        long woven = ObjectStreamClass.lookup(SerializableDataSource.class).getSerialVersionUID();
        assertThat(woven).isEqualTo(serialVersionWithoutAgent());
        assertThat(SessionAuditSlot.class.isAssignableFrom(SerializableDataSource.class))
                .isFalse();
    }

    private static long slotsIn(Class<?> type) {
        long slots = 0;
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            slots += Arrays.stream(each.getDeclaredFields())
                    .filter(field -> field.getName().equals("sessionAuditSlot"))
                    .count();
        }
        return slots;
    }

    /** The same class file, defined as a class that the transformer does not touch. */
    private static long serialVersionWithoutAgent() throws Exception {
        String resource = SerializableDataSource.class.getName().replace('.', '/') + ".class";
        try (InputStream in = SerializableDataSource.class.getClassLoader().getResourceAsStream(resource)) {
            byte[] original = in.readAllBytes();
            ClassLoader plain = new ClassLoader(null) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    if (name.equals(SerializableDataSource.class.getName())) {
                        return defineClass(name, original, 0, original.length);
                    }
                    return WeaverTest.class.getClassLoader().loadClass(name);
                }
            };
            Class<?> unwoven = plain.loadClass(SerializableDataSource.class.getName());
            return ObjectStreamClass.lookup(unwoven).getSerialVersionUID();
        }
    }
}
