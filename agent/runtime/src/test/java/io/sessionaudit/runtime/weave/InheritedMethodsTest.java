package io.sessionaudit.runtime.weave;

import java.lang.invoke.MethodHandles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.acme.SupplyingDataSource;
import com.acme.inherited.InterfacesPool;
import com.acme.inherited.Resource;
import com.acme.inherited.Sources;
import com.acme.support.Databases;
import io.sessionaudit.core.session.Session;
import io.sessionaudit.runtime.support.RecordingAudit;
import io.sessionaudit.runtime.support.Weaving;
import io.sessionaudit.runtime.woven.ClassShape;
import io.sessionaudit.runtime.woven.Role;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import org.h2.Driver;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Methods are woven in the class that declares them; if {@code close} is not, sessions are only counted. */
class InheritedMethodsTest {
    private static final TypeDescription RESOURCE = TypeDescription.ForLoadedType.of(Resource.class);

    @RegisterExtension
    final RecordingAudit audit = new RecordingAudit();

    static Stream<Named<UnaryOperator<DataSource>>> sources() {
        return Stream.of(
                Named.of("of a class that is no data source", Sources::ofClass),
                Named.of("a bridge method that calls the superclass", Sources::bridged),
                Named.of("a default method", Sources::ofSource));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void reportsSessionsOfADataSourceThatInheritsItsMethod(UnaryOperator<DataSource> made) throws SQLException {
        DataSource source = made.apply(Databases.h2());
        for (int i = 0; i < 3; i++) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }

        assertThat(audit.sessions()).hasSize(3).allSatisfy(session -> {
            assertThat(session.source().className()).isEqualTo(source.getClass().getName());
            assertThat(session.statements()).isEqualTo(1);
        });
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void recognizesCloseDeclaredBySuperclassWithoutRole() throws Exception {
        DynamicType.Unloaded<?> superclass = MadeConnections.resource("com.acme.made.Resource");
        DynamicType.Unloaded<?> made = MadeConnections.below(
                        superclass.getTypeDescription(), "com.acme.made.Inheriting")
                .make();
        Connection connection = MadeConnections.load(made, physical(), true, superclass);
        useAndClose(connection);

        assertThat(audit.sessions()).extracting(Session::statements).containsExactly(1);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.unknown()).isZero();
    }

    /** If another test has woven it already, the test verifies that. */
    @Test
    void weavesAlreadyLoadedSuperclass() throws Exception {
        assertThat(Resource.class.getName()).isNotEmpty();
        Class<?> type = MadeConnections.load(
                        MadeConnections.below(RESOURCE, "com.acme.made.Late").make(), null, true)
                .getClass();
        await().until(() -> ClassShape.of(type).isCloseWoven());
        useAndClose(MadeConnections.make(type, physical()));

        assertThat(audit.sessions()).extracting(Session::statements).containsExactly(1);
        assertThat(audit.findings()).isEmpty();
    }

    /** No loader provides the class file of the superclass, which declares close. */
    @Test
    void recognizesCloseDeclaredByUnreadableSuperclass() throws Exception {
        DynamicType.Unloaded<?> superclass = MadeConnections.resource("com.acme.made.Unreadable");
        DynamicType.Unloaded<?> made = MadeConnections.below(superclass.getTypeDescription(), "com.acme.made.Unwatched")
                .make();
        useAndClose(MadeConnections.load(made, physical(), false, superclass));

        assertThat(audit.sessions()).extracting(Session::statements).containsExactly(1);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.unknown()).isZero();
    }

    @Test
    void countsSessionsIfCloseIsTooLarge() throws Exception {
        DynamicType.Unloaded<?> made = MadeConnections.withLargeClose(
                        MadeConnections.below(RESOURCE, "com.acme.made.Large"))
                .make();
        assertIsCounted(MadeConnections.load(made, physical(), true));
        // once when it was loaded, and once when its connection was borrowed
        for (int i = 0; i < 2; i++) {
            assertThat(Weaving.FAILURES.poll())
                    .startsWith("com.acme.made.Large: ")
                    .contains("Method too large");
        }
        assertThat(Weaving.FAILURES).isEmpty();
    }

    @Test
    void countsSessionsOfHiddenClass() throws Exception {
        byte[] made = MadeConnections.withClose(
                        MadeConnections.below(RESOURCE, InheritedMethodsTest.class.getPackageName() + ".Hidden"))
                .make()
                .getBytes();
        Class<?> hidden = MethodHandles.lookup().defineHiddenClass(made, false).lookupClass();
        assertIsCounted(MadeConnections.make(hidden, physical()));
    }

    /** A connection that no data source has returned. */
    private static Connection physical() throws SQLException {
        return new Driver().connect("jdbc:h2:mem:", new Properties());
    }

    private void assertIsCounted(Connection connection) throws SQLException {
        DataSource source = new SupplyingDataSource(() -> connection);
        Connection borrowed = source.getConnection();
        try (Statement statement = borrowed.createStatement()) {
            statement.execute("SELECT 1");
        }
        borrowed.close();

        assertThat(audit.open().count()).isZero();
        assertThat(audit.unknown()).isEqualTo(1);
        assertThat(audit.unwatched()).containsExactly(connection.getClass());
        assertThat(audit.findings()).isEmpty();
    }

    private static void useAndClose(Connection connection) throws SQLException {
        DataSource source = new SupplyingDataSource(() -> connection);
        try (Connection borrowed = source.getConnection();
                Statement statement = borrowed.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /** Statements inherit their execute methods from a class that is not a Statement, and result sets their next. */
    @Test
    void countsStatementsOfSqlite() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:file:inherited?mode=memory&cache=shared");
        try (Connection keep = source.getConnection()) {
            try (Statement statement = keep.createStatement()) {
                statement.executeUpdate("CREATE TABLE t (id INTEGER)");
                statement.executeUpdate("INSERT INTO t VALUES (1)");
                statement.executeQuery("SELECT * FROM t").close();
            }
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 20; i++) {
                try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }

        assertThat(audit.sessions()).extracting(Session::statements).containsExactly(3, 1, 20);
        assertThat(audit.findings()).isEmpty();
    }

    /** As Proxool does: an interface that an agent adds to a class would become part of the application's proxies. */
    @Test
    void recordsSessionsOfProxiesOfAllInterfaces() throws Exception {
        InterfacesPool pool = new InterfacesPool(Databases.h2());
        for (int i = 0; i < 5; i++) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
        pool.shutDown();

        assertThat(audit.sessions()).extracting(Session::statements).containsExactly(1, 1, 1, 1, 1);
        assertThat(audit.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void roleNamesMatchItsAdvice(Role role) {
        for (ContentAccess access : ContentAccess.values()) {
            WeavingPlan plan = new WeavingPlan(Set.of(role), Set.of(), SlotKind.NONE, access);
            assertThat(new HashSet<>(new AdviceTable().of(plan).names())).isEqualTo(role.methods());
        }
    }
}
