package io.sessionaudit.runtime.weave;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;

import io.sessionaudit.runtime.woven.Role;
import org.h2.Driver;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClassGlanceTest {
    private static final Map<Role, List<Class<?>>> INTERFACES = Map.of(
            Role.DATA_SOURCE, List.of(DataSource.class),
            Role.FACTORY, List.of(ConnectionPoolDataSource.class, XADataSource.class),
            Role.POOLED_CONNECTION, List.of(PooledConnection.class),
            Role.CONNECTION, List.of(Connection.class),
            Role.STATEMENT, List.of(Statement.class),
            Role.RESULT_SET, List.of(ResultSet.class),
            Role.XA_RESOURCE, List.of(XAResource.class));

    private final ClassLoader loader = getClass().getClassLoader();

    @Test
    void agreesWithReflectionOnEveryDriverClass() throws Exception {
        Hierarchy hierarchy = new Hierarchy();
        int seen = 0;
        for (String name : classesOfH2()) {
            Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
            ClassGlance glance = glance(name);
            assertThat(glance.isInterface()).as(name).isEqualTo(type.isInterface());
            assertThat(hierarchy.rolesOf(glance, loader)).as(name).isEqualTo(rolesByReflection(type));
            seen++;
        }
        assertThat(seen).isGreaterThan(200);
    }

    @Test
    void findsDeclaredButNotInheritedMethods() throws IOException {
        assertThat(glance("org/h2/jdbcx/JdbcDataSource").declaresAny(Set.of("getConnection"), "build", Set.of()))
                .isTrue();
        assertThat(glance("org/h2/jdbcx/JdbcDataSource").declaresAny(Set.of("hashCode"), "build", Set.of()))
                .isFalse();
    }

    @Test
    void rejectsInvalidClassFile() {
        assertThatThrownBy(() -> new ClassGlance(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Role> rolesByReflection(Class<?> type) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        INTERFACES.forEach((role, interfaces) -> {
            if (interfaces.stream().anyMatch(each -> each.isAssignableFrom(type))) {
                roles.add(role);
            }
        });
        return roles;
    }

    private ClassGlance glance(String name) throws IOException {
        InputStream in = loader.getResourceAsStream(name + ".class");
        return new ClassGlance(in.readAllBytes());
    }

    /** The packages of JDBC and values: all kinds of classes, none of which needs an absent library. */
    private static List<String> classesOfH2() throws IOException, URISyntaxException {
        Path jar = Path.of(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> prefixes = Arrays.asList("org/h2/jdbc/", "org/h2/jdbcx/", "org/h2/value/", "org/h2/command/");
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> prefixes.stream().anyMatch(name::startsWith))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
    }
}
