package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import com.acme.ForwardingDataSource;
import com.acme.Proxies;
import com.acme.SerializableDataSource;
import com.acme.inherited.StaticNamesake;
import com.acme.support.Databases;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.ProxyStatement;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.hooks.SessionAuditHooks;
import io.sessionaudit.runtime.support.Contents;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.woven.ClassShape;
import io.sessionaudit.runtime.woven.Role;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbc.JdbcResultSet;
import org.h2.jdbc.JdbcStatement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static org.assertj.core.api.Assertions.assertThat;

class WeaverTest {
    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    @Test
    void addsFieldOnceToTopmostConnectionAndSourceClass() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection()) {
            assertThat(Contents.fieldsIn(pool.getClass())).isEqualTo(1);
            assertThat(Contents.fieldsIn(connection.getClass())).isEqualTo(1);
        }
        assertThat(Contents.fieldsIn(new ForwardingDataSource(null) {}.getClass()))
                .isEqualTo(1);
    }

    @Test
    void addsTextFieldToStatements() throws SQLException {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("VALUES 1")) {
            assertThat(ClassShape.of(statement.getClass()).text(statement)).isEqualTo("VALUES 1");
            assertThat(Contents.of(statement)).isInstanceOf(Session.class);
            assertThat(Contents.hasText(connection)).isFalse();
        }
    }

    @Test
    void allowsRetransformationByAnotherAgent() throws Exception {
        try (HikariDataSource pool = Databases.hikari();
                Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement("VALUES 1")) {
            ByteBuddyAgent.install()
                    .retransformClasses(
                            HikariDataSource.class,
                            connection.getClass(),
                            connection.getClass().getSuperclass(),
                            ProxyStatement.class,
                            JdbcStatement.class);
            assertThat(Contents.hasField(connection)).isTrue();
            statement.execute();
        }
        try (HikariDataSource pool = Databases.hikari()) {
            pool.getConnection().close();
        }
        assertThat(audit.sessions()).as("still audited").hasSize(2);
    }

    /** OpenTelemetry's agent adds interfaces that exist only in memory to every connection. */
    @Test
    void weavesClassWithUnreadableInterfaces() {
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
        assertThat(Contents.fieldsIn(source)).isEqualTo(1);
    }

    @Test
    void addsFieldToJdkProxies() throws SQLException {
        Connection proxy = Proxies.proxy((self, method, arguments) -> null);
        assertThat(Contents.fieldsIn(proxy.getClass())).isEqualTo(1);
        proxy.close();
    }

    @Test
    void preservesComputedSerialVersionUid() throws Exception {
        long woven = ObjectStreamClass.lookup(SerializableDataSource.class).getSerialVersionUID();
        assertThat(woven).isEqualTo(serialVersionWithoutAgent());
        assertThat(Contents.fieldsIn(SerializableDataSource.class)).isZero();
    }

    /** What reflection returns becomes part of the application's proxies and serializers. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                HikariDataSource.class,
                ProxyStatement.class,
                JdbcConnection.class,
                JdbcStatement.class,
                JdbcResultSet.class,
                JdbcDataSource.class
            })
    void preservesInterfacesAndMethodsSeenByReflection(Class<?> type) throws IOException {
        Set<String> interfaces = new HashSet<>();
        Set<String> methods = new HashSet<>();
        ClassVisitor original = new ClassVisitor(OpenedClassReader.ASM_API) {
            @Override
            public void visit(int version, int access, String name, String generic, String above, String[] all) {
                interfaces.addAll(List.of(all));
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String of, String generic, String[] thrown) {
                methods.add(name + of);
                return null;
            }
        };
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            OpenedClassReader.of(in.readAllBytes()).accept(original, 0);
        }
        methods.removeIf(method -> method.startsWith("<"));

        assertThat(type.getInterfaces())
                .extracting(Type::getInternalName)
                .containsExactlyInAnyOrderElementsOf(interfaces);
        assertThat(type.getDeclaredMethods())
                .extracting(method -> method.getName() + Type.getMethodDescriptor(method))
                .containsExactlyInAnyOrderElementsOf(methods);
        assertThat(type.getFields()).extracting(Field::getName).doesNotContain("sessionAuditSlot");
    }

    @Test
    void doesNotWeaveStaticMethods() throws SQLException {
        JdbcDataSource source = Databases.h2();
        StaticNamesake.getConnection(source, "").close();

        assertThat(StaticNamesake.close("", 2)).isEqualTo(2);
        assertThat(StaticNamesake.createConnectionBuilder(source)).isSameAs(source);
        assertThat(audit.sessions()).hasSize(1);
    }

    /** The weaver relies on this when it skips most methods of the classes that HikariCP extends. */
    @ParameterizedTest
    @ValueSource(strings = {"Connection", "Statement", "PreparedStatement", "CallableStatement", "ResultSet"})
    void hikariOverridesEveryNonFinalMethod(String kind) throws ClassNotFoundException {
        Class<?> generated = Class.forName("com.zaxxer.hikari.pool.HikariProxy" + kind);
        List<Method> inherited = new ArrayList<>();
        for (Class<?> each = generated.getSuperclass(); each != Object.class; each = each.getSuperclass()) {
            inherited.addAll(List.of(each.getDeclaredMethods()));
        }
        assertThat(inherited)
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .filteredOn(method -> !Modifier.isFinal(method.getModifiers()) && !method.isSynthetic())
                .filteredOn(method -> !method.getName().equals("toString"))
                .isNotEmpty()
                .allSatisfy(
                        method -> assertThat(generated.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                                .isNotNull());
    }

    @Test
    void weavesMethodOverriddenByHikariOnce() throws IOException {
        assertThat(hooksIn("HikariProxyPreparedStatement", Role.STATEMENT)).contains("executed", "execute");
        assertThat(hooksIn("ProxyPreparedStatement", Role.STATEMENT)).isEmpty();
        assertThat(hooksIn("ProxyConnection", Role.CONNECTION))
                .contains("closed")
                .doesNotContain("committed");
    }

    /** {@return the names of the hooks that a woven class of HikariCP calls} */
    private static Set<String> hooksIn(String name, Role role) throws IOException {
        String internalName = "com/zaxxer/hikari/pool/" + name;
        ClassLoader loader = WeaverTest.class.getClassLoader();
        Set<String> hooks = new HashSet<>();
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            WeavingPlan plan = new WeavingPlan(EnumSet.of(role), Set.of(), SlotKind.NONE, ContentAccess.FIELD);
            byte[] woven = new Weaver()
                    .weave(new ClassFiles(), loader, internalName, plan, in.readAllBytes())
                    .classFile();
            ClassVisitor calls = new ClassVisitor(OpenedClassReader.ASM_API) {
                @Override
                public MethodVisitor visitMethod(
                        int access, String method, String type, String generic, String[] thrown) {
                    return new MethodVisitor(OpenedClassReader.ASM_API) {
                        @Override
                        public void visitMethodInsn(int code, String owner, String called, String type, boolean face) {
                            if (owner.equals(Type.getInternalName(SessionAuditHooks.class))) {
                                hooks.add(called);
                            }
                        }
                    };
                }
            };
            OpenedClassReader.of(woven).accept(calls, 0);
        }
        return hooks;
    }

    /** The same class file, defined as a class that the transformer ignores. */
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
